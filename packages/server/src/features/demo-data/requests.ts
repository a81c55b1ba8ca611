import type { SendMessage } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { listTicketTypeRows } from '../ticket-types/index.ts'
import { createTicket, leaveNote, rateTicket, replyToTicket, resolveTicket, updateTicket } from '../tickets/index.ts'
import type { Step, Story } from './stories.ts'

const HOUR = 60
const DAY = 24 * HOUR
const page = { url: 'https://www.harbor.example/contact', title: 'Contact us' }

/** Requests of the demo: one of each state, so that lists, clocks and figures show something. */
export const REQUESTS: readonly Story[] = [
  {
    customer: {
      name: 'Ines Cardoso',
      email: 'ines.cardoso@example.com',
      externalId: 'client-2107',
      timeZone: 'Europe/Lisbon',
      page,
      attributes: { plan: 'Personal', bookings: 1 },
    },
    ticket: {
      type: 'payment_issue',
      subject: 'Charged twice for one visit',
      fields: { problem: 'charged_twice', booking: 'HN-2107', amount: 95 },
      tags: ['refund'],
    },
    steps: [
      { ago: 190, by: 'customer', say: 'My card shows two payments of $95 for the visit on Monday. I only had one.' },
      { ago: 130, by: 'mara', assign: 'mara' },
      {
        ago: 120,
        by: 'mara',
        say: 'I can see both. The second is a reservation that was never taken. May I have the last four digits of the card, to be sure?',
        status: 'waiting',
      },
      { ago: 118, by: 'mara', note: 'Second one is an expired authorisation, it falls off by itself on Friday.' },
    ],
  },
  {
    customer: {
      name: 'Walter Boone',
      email: 'walter.boone@example.com',
      externalId: null,
      timeZone: 'America/New_York',
      page,
      attributes: {},
    },
    ticket: {
      type: 'service_issue',
      subject: 'A page was left without a stamp',
      fields: { booking: 'HN-2093', what: 'incomplete' },
      tags: ['stamp'],
    },
    steps: [
      {
        ago: 75,
        by: 'customer',
        say: 'The county sent my deed back: page 3 has a signature but no stamp. I need it filed by Thursday.',
      },
    ],
  },
  {
    customer: {
      name: 'Priya Raman',
      email: 'priya@raman-title.example',
      externalId: 'client-1533',
      timeZone: 'America/Chicago',
      page,
      attributes: { plan: 'Business', company: 'Raman Title', bookings: 61 },
    },
    ticket: { type: 'billing_inquiry', subject: 'One invoice for the whole month' },
    steps: [
      {
        ago: 3 * DAY,
        by: 'customer',
        say: 'Could we get one invoice for all closings of a month instead of one for each?',
      },
      {
        ago: 3 * DAY - 40,
        by: 'robin',
        say: 'Yes. From the first of next month you get one invoice, with a line for each closing.',
      },
      { ago: 2 * DAY, by: 'customer', say: 'Perfect, thank you.' },
      { ago: 2 * DAY - 30, by: 'robin', resolve: 'Switched to a monthly invoice from the first of next month.' },
      { ago: DAY, by: 'customer', rate: 5, comment: 'Settled with one answer.' },
    ],
  },
]

/** Begins a story as a request. */
export async function openRequest(
  ctx: Ctx,
  { type, subject, fields = {}, tags = [] }: NonNullable<Story['ticket']>,
  opening: SendMessage,
): Promise<{ conversationId: string; ticketId: string }> {
  const types = await listTicketTypeRows(ctx.deps.db, ctx.workspaceId)
  const typeId = types.find(({ key }) => key === type)?.id
  if (!typeId) throw new Error(`The demo has no type ${type}`)
  const { ticket } = await createTicket(ctx, {
    ...opening,
    typeId,
    subject,
    fields,
    attachmentIds: [],
    pressing: false,
  })
  if (tags.length > 0) {
    const system = { ...ctx, actor: { kind: 'agent', id: '', userId: '', role: 'admin' } } as const
    await updateTicket(system, { ticketId: ticket.id, tags: [...tags] })
  }
  return { conversationId: ticket.conversationId, ticketId: ticket.id }
}

/** Takes a step that only tickets know; false where it is one of any conversation. */
export async function takeOnTicket(ctx: Ctx, ticketId: string, conversationId: string, step: Step): Promise<boolean> {
  if ('say' in step && 'status' in step) {
    const content = { type: 'text', text: step.say } as const
    await replyToTicket(ctx, { ticketId, clientId: newId('entry'), content, attachmentIds: [], status: step.status })
  } else if ('resolve' in step) {
    await resolveTicket(ctx, { ticketId, resolutionType: 'solved', summary: step.resolve, resolutionNotes: '' })
  } else if ('rate' in step) {
    await rateTicket(ctx, { ticketId, score: step.rate, comment: step.comment })
  } else if ('note' in step) {
    const authorId = ctx.actor.kind === 'agent' ? ctx.actor.id : null
    const note = { conversationId, clientId: newId('note'), text: step.note, mentions: [], attachmentIds: [], authorId }
    await inTransaction(ctx, (tx) => leaveNote(ctx, tx, note))
  } else return false
  return true
}
