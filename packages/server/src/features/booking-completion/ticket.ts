import { CodedError, checkFields, type FieldValues, type Priority, type TicketField } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { BookingRow } from '../bookings/index.ts'
import { systemWriter, type Writer } from '../conversations/index.ts'
import { findCustomer } from '../customers/index.ts'
import { listTicketTypeRows, type TicketTypeRow } from '../ticket-types/index.ts'
import { leaveNote, openTicket, requireTicket, takeTicketNumber } from '../tickets/index.ts'
import type { RequestRow } from './requests-repository.ts'
import { ticketWords } from './words.ts'

/** Keys of the types that fit, as the ready-made lists name them; the nearest first. */
const FITTING = {
  rejected: ['complaint', 'service_issue', 'job', 'service', 'booking'],
  unanswered: ['booking_question', 'booking', 'job', 'service'],
} as const

/** What is answered where a type insists on a choice that nobody was asked. */
const SAFE_ANSWERS = ['service', 'worker', 'other']

/**
 * Opens the ticket of a rejection, in the customer's own words, or of a question that was not answered, which support
 * takes up. It stands or falls with the caller's transaction, so there is one for each step however often that is
 * tried, and its id is in the booking at once. The booking is held before the counter of tickets; nobody who holds
 * that counter waits for a booking.
 */
export async function openCompletionTicket(
  ctx: Ctx,
  tx: Tx,
  booking: BookingRow,
  about: { readonly kind: 'rejected'; readonly text: string } | { readonly kind: 'unanswered' },
): Promise<string> {
  const { workspaceId } = ctx
  const customer = await findCustomer(tx.db, workspaceId, booking.customer_id)
  if (!customer) throw new CodedError('not_found', `The customer of booking #${booking.number} is not here any more`)
  const { type, fields } = fittingType(await listTicketTypeRows(tx.db, workspaceId), about.kind, booking.number)
  const isOwn = about.kind === 'rejected'
  const text = isOwn ? about.text : ticketWords(customer.locale, 'question', booking)
  const { ticket } = await openTicket(
    ctx,
    tx,
    isOwn ? writerOf(workspaceId, customer.id) : systemWriter(workspaceId),
    { clientId: newId('entry'), content: { type: 'text', text, ...(!isOwn && { automatic: true }) } },
    {
      customer,
      type,
      fields,
      subject: ticketWords(customer.locale, about.kind, booking).slice(0, 200),
      channel: 'form',
      priority: (isOwn ? 'high' : 'normal') satisfies Priority,
      bookingRef: String(booking.number),
      verifiedSender: ctx.actor.kind === 'customer' && ctx.actor.verified,
      automatic: !isOwn,
    },
    await takeTicketNumber(tx.db, workspaceId),
  )
  return ticket.id
}

/** Tells those who have the ticket of an unanswered question that it has been answered, or ended without that. */
export async function noteOnTicket(ctx: Ctx, tx: Tx, request: RequestRow, text: string): Promise<void> {
  if (request.auto_escalated === 0 || request.ticket_id === null) return
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  const { conversation_id: conversationId } = await requireTicket(tx.db, scope, request.ticket_id)
  const note = { clientId: newId('note'), text, mentions: [], attachmentIds: [] }
  await leaveNote(ctx, tx, { ...note, conversationId, authorId: null })
}

/** The nearest type whose questions can be answered for the customer; without one, the most general, unasked. */
function fittingType(
  rows: readonly TicketTypeRow[],
  kind: keyof typeof FITTING,
  number: number,
): { type: TicketTypeRow; fields: FieldValues } {
  const usable = rows.filter(({ archived }) => archived === 0)
  const named = FITTING[kind].flatMap((key) => usable.filter((row) => row.key === key))
  const general = usable.filter(({ key }) => key.startsWith('general'))
  for (const type of [...named, ...general, ...usable]) {
    const asked = JSON.parse(type.fields) as TicketField[]
    const { values, errors } = checkFields(asked, answersTo(asked, number))
    if (errors.length === 0) return { type, fields: values }
  }
  const type = general[0] ?? usable[0] ?? rows[0]
  if (!type) throw new Error('The workspace has no type of ticket')
  return { type, fields: {} }
}

function answersTo(fields: readonly TicketField[], number: number): FieldValues {
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      if (field.kind === 'booking') return [[field.key, String(number)]]
      if (field.kind !== 'choice' || !field.required) return []
      const answer = SAFE_ANSWERS.find((safe) => field.options?.some(({ value }) => value === safe))
      return answer === undefined ? [] : [[field.key, answer]]
    }),
  )
}

function writerOf(workspaceId: string, customerId: string): Writer {
  return { kind: 'customer', id: customerId, scope: { workspaceId, customerId } }
}
