import type { StoredEvent } from '../events.ts'
import type { Db } from './repository.ts'
import { findThread, listAdmins, listAgents, type Thread } from './repository.ts'

/** What a mail says; each has its words in `words.ts`. */
export type MailKind =
  | 'created'
  | 'reply'
  | 'resolved'
  | 'closed'
  | 'close_warned'
  | 'agent_created'
  | 'agent_reply'
  | 'agent_escalated'

/** Mails that follow from what a customer does, or from time: what a stranger could bring about, and a machine answer. */
export const BY_ITSELF: readonly MailKind[] = ['created', 'resolved', 'closed', 'close_warned']

/** The events that mails follow. */
export type MailedEvent = StoredEvent<
  'ticket.created' | 'ticket.replied' | 'ticket.moved' | 'ticket.close_warned' | 'ticket.escalated' | 'sla.escalated'
>

export interface PlannedMail {
  readonly kind: MailKind
  readonly recipient: string
}

/** So many people at most are told of one thing. */
const AGENTS = 20

/**
 * Who is mailed about an event. Nobody is answered who wrote by a machine, and nobody is told what they
 * did themselves.
 */
export async function mailsFor(db: Db, event: MailedEvent): Promise<{ thread: Thread; mails: PlannedMail[] } | null> {
  const thread = await findThread(db, event.workspaceId, event.data.ticketId)
  if (!thread) return null
  const customer = customerKind(event, thread)
  const agents = await agentMails(db, event, thread)
  const mails = [...(customer && thread.email ? [{ kind: customer, recipient: thread.email }] : []), ...agents]
  return { thread, mails }
}

function customerKind(event: MailedEvent, thread: Thread): MailKind | null {
  switch (event.type) {
    case 'ticket.created':
      // Whoever telephoned or chatted has been answered in person; a machine is never answered.
      return event.data.automatic || thread.channel === 'phone' || thread.channel === 'chat' ? null : 'created'
    case 'ticket.replied':
      return event.data.by === 'agent' ? 'reply' : null
    case 'ticket.moved':
      if (event.data.to === 'resolved') return 'resolved'
      return event.data.to === 'closed' && thread.mergedIntoId === null ? 'closed' : null
    case 'ticket.close_warned':
      return 'close_warned'
    default:
      return null
  }
}

async function agentMails(db: Db, event: MailedEvent, thread: Thread): Promise<PlannedMail[]> {
  const own = event.actor.kind === 'agent' ? event.actor.id : null
  const to = (kind: MailKind, people: readonly { id: string; email: string }[]) =>
    people.filter(({ id }) => id !== own).map(({ email }) => ({ kind, recipient: email.toLowerCase() }))
  const assignee = () => listAgents(db, event.workspaceId, thread.assigneeId === null ? [] : [thread.assigneeId])
  switch (event.type) {
    case 'ticket.created': {
      const people = thread.assigneeId === null ? await listAdmins(db, event.workspaceId, AGENTS) : await assignee()
      return event.actor.kind === 'agent' ? [] : to('agent_created', people)
    }
    case 'ticket.replied':
      return event.data.by === 'customer' ? to('agent_reply', await assignee()) : []
    case 'ticket.escalated':
      return to(
        'agent_escalated',
        event.data.agentId === null ? await assignee() : await listAgents(db, event.workspaceId, [event.data.agentId]),
      )
    case 'sla.escalated':
      return to('agent_escalated', await listAgents(db, event.workspaceId, event.data.notifyAgentIds))
    default:
      return []
  }
}
