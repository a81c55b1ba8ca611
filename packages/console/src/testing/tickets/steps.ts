import {
  checkFields,
  type Entry,
  fillVariables,
  type macroEndpoints,
  TICKET_TRANSITIONS,
  type Ticket,
  type TicketStatus,
  type ticketEndpoints,
  type ticketWorkEndpoints,
} from '@deskbell/protocol'
import { type HandlersOf, Refusal } from '../dispatch.ts'
import type { FakeDesk } from '../fake-client.ts'
import { agentRef, ago, customerRef, idOf, systemRef } from '../fixtures.ts'
import { MACROS, TYPES } from './fixtures.ts'
import { ticketScenes } from './scenario.ts'
import type { createFakeUploads } from './uploads.ts'

const ME = idOf('agt', 1)

/** Refuses a step the real service refuses. */
export function assertStep(ticket: Ticket, to: TicketStatus): void {
  if (!TICKET_TRANSITIONS[ticket.status].includes(to))
    throw new Refusal('invalid_transition', `A ticket that is ${ticket.status} cannot become ${to}.`)
}

interface Surroundings {
  find(id: string | undefined): Ticket
  change(ticket: Ticket, part: Partial<Ticket>, work?: Partial<Ticket['work'] & object>): Ticket
  desk: FakeDesk
  uploads: ReturnType<typeof createFakeUploads>
  all(): readonly Ticket[]
}

/** What agents do to one ticket, as the pretended service does it. */
export function createSteps({ find, change, desk, uploads, all }: Surroundings) {
  const answer = (conversationId: string, text: string, attachmentIds: readonly string[]): Entry => {
    const message = desk.text(text)
    const attachments = uploads.take(attachmentIds)
    return desk.append(conversationId, agentRef(1), { ...message, content: { ...message.content, attachments } })
  }
  const end = (ticket: Ticket, status: 'resolved' | 'closed', work: NonNullable<Ticket['work']>['resolution']) => {
    assertStep(ticket, status)
    return change(ticket, { status }, { resolution: work })
  }
  const checked = (typeId: string, fields: Ticket['fields']) => {
    const { values, errors } = checkFields(TYPES.find((one) => one.id === typeId)?.fields ?? [], fields)
    if (errors.length > 0) throw new Refusal('invalid_input')
    return values
  }
  const steps: HandlersOf<typeof ticketEndpoints & typeof ticketWorkEndpoints & typeof macroEndpoints> = {
    createTicket({ body }) {
      const [like] = ticketScenes()
      if (!like) throw new Refusal('not_found')
      const known = body.customer && 'id' in body.customer ? body.customer.id : null
      const given = body.customer && !('id' in body.customer) ? body.customer : {}
      const customer = all().find((one) => one.customer.id === known)?.customer ?? {
        ...{ id: idOf('cus', 900), name: given.name ?? null, email: given.email ?? null, verified: false },
      }
      const { conversation } = like.scene
      const made = change(
        { ...like.ticket, id: idOf('tkt', 900), number: 1_940, conversationId: conversation.id, customer },
        {
          ...{ subject: like.ticket.subject, typeId: body.typeId, fields: checked(body.typeId, body.fields) },
          typeName: TYPES.find((one) => one.id === body.typeId)?.name ?? '',
          channel: body.channel ?? 'phone',
        },
        { tags: body.tags ?? [], priority: body.priority ?? 'normal', assigneeId: null },
      )
      return { ticket: change(made, { subject: body.subject }), conversation, duplicate: false }
    },
    convertConversation({ params, body }) {
      const scene = desk.find(params.conversationId ?? '')
      const [like] = ticketScenes()
      if (!scene || !like) throw new Refusal('not_found')
      const { id, assigneeId, customer } = scene.conversation
      const base = { ...like.ticket, id: idOf('tkt', 800), number: 1_840, conversationId: id, customer, subject: '' }
      return change(
        base,
        { subject: body.subject, typeId: body.typeId, fields: checked(body.typeId, body.fields), status: 'open' },
        { assigneeId, tags: [], nextSteps: [], clocks: [] },
      )
    },
    updateTicket({ params, body }) {
      const ticket = find(params.ticketId)
      const { subject = ticket.subject, typeId = ticket.typeId, fields, ...rest } = body
      const work = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      const typeName = TYPES.find((one) => one.id === typeId)?.name ?? ticket.typeName
      return change(
        ticket,
        { subject, typeId, typeName, fields: fields ? checked(typeId, fields) : ticket.fields },
        work,
      )
    },
    assignTicket({ params, body }) {
      const ticket = find(params.ticketId)
      const has = ticket.work?.assigneeId ?? null
      if (body.expectedAssigneeId !== undefined && body.expectedAssigneeId !== has) throw new Refusal('conflict')
      return change(ticket, {}, { assigneeId: body.assigneeId })
    },
    moveTicket({ params, body }) {
      const ticket = find(params.ticketId)
      assertStep(ticket, body.status)
      return change(ticket, { status: body.status })
    },
    reopenTicket: ({ params }) => change(find(params.ticketId), { status: 'open' }),
    setTicketPriority: ({ params, body }) => change(find(params.ticketId), {}, { priority: body.priority }),
    resolveTicket: ({ params, body }) =>
      end(find(params.ticketId), 'resolved', {
        ...{ type: body.resolutionType, summary: body.summary, notes: body.resolutionNotes },
      }),
    closeTicket: ({ params, body }) =>
      end(find(params.ticketId), 'closed', {
        ...{ type: body.resolutionType, summary: body.summary, notes: body.resolutionNotes },
      }),
    escalateTicket: ({ params, body }) =>
      change(
        find(params.ticketId),
        {},
        {
          escalation: {
            ...{ agentId: body.agentId ?? null, teamId: body.teamId ?? null, reason: body.reason, at: ago(0) },
          },
        },
      ),
    mergeTicket: ({ params, body }) =>
      change(find(params.ticketId), { status: 'closed', mergedIntoId: find(body.intoTicketId).id }),
    replyToTicket({ params, body }) {
      const ticket = find(params.ticketId)
      if (body.status) assertStep(ticket, body.status)
      const entry = answer(ticket.conversationId, body.content.text, body.attachmentIds)
      const next = body.status ? change(ticket, { status: body.status }) : ticket
      return { ticket: next, conversation: desk.find(ticket.conversationId)?.conversation, entry }
    },
    listTicketHistory({ params }) {
      const ticket = find(params.ticketId)
      const event = { changes: [], note: null }
      return {
        items: [
          { ...event, id: 'e1', type: 'ticket.created', at: ticket.createdAt, by: customerRef(1) },
          {
            ...{ ...event, id: 'e2', type: 'ticket.assigned', at: ago(180), by: systemRef },
            changes: [{ what: 'assigneeId', from: null, to: ME }],
          },
          {
            ...{ id: 'e3', type: 'ticket.moved', at: ago(150), by: agentRef(2), note: 'Waits for a photo.' },
            changes: [{ what: 'status', from: 'assigned', to: ticket.status }],
          },
        ],
      }
    },
    listDuplicates({ params }) {
      const ticket = find(params.ticketId)
      const alike = all().filter(
        (one) => one.id !== ticket.id && one.customer.id === ticket.customer.id && one.typeId === ticket.typeId,
      )
      return {
        items: alike.map(({ id, number, subject, status, createdAt }) => ({
          ...{ id, number, subject, status, createdAt, similarity: 0.82 },
          sharedWords: ['refund', 'dented', 'shade'],
        })),
      }
    },
    applyMacro({ params }) {
      const macro = MACROS.find((one) => one.id === params.macroId)
      let ticket = find(params.ticketId)
      for (const one of macro?.actions ?? []) {
        if (one.do === 'reply')
          answer(ticket.conversationId, fillVariables(one.text, { 'customer.first_name': 'Ana' }), [])
        else if (one.do === 'status') ticket = change(ticket, { status: one.status })
        else if (one.do === 'priority') ticket = change(ticket, {}, { priority: one.priority })
        else if (one.do === 'team') ticket = change(ticket, {}, { teamId: one.teamId })
        else if (one.do === 'assign') ticket = change(ticket, {}, { assigneeId: one.to === 'me' ? ME : null })
        else if (one.do === 'add_tags')
          ticket = change(ticket, {}, { tags: [...(ticket.work?.tags ?? []), ...one.tags] })
      }
      return ticket
    },
  }
  return { steps, answer }
}
