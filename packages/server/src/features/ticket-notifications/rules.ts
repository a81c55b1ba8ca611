import type { NotificationKind } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'
import { findNoteThread, findThread, listAdmins, type Thread } from './repository.ts'

/** Whoever reads along in chat or console need not be mailed: such mail waits, and is dropped once it was read. */
const PATIENCE = 60_000
/** So many people at most are told of one thing. */
const AGENTS = 20

/** A ticket was opened: the customer has it confirmed, and whoever is to answer hears of it. */
export async function tellOfCreated(ctx: Ctx, event: StoredEvent<'ticket.created'>): Promise<Telling[]> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, event.data.ticketId)
  if (!thread) return []
  // Whoever telephoned or chatted has been answered in person; a machine is never answered.
  const isAnswered = event.data.automatic || thread.channel === 'phone' || thread.channel === 'chat'
  const told = isAnswered ? [] : [toCustomer('ticket_created', thread)]
  if (event.actor.kind === 'agent') return told
  const ids = thread.assigneeId === null ? await listAdmins(ctx.deps.db, ctx.workspaceId, AGENTS) : [thread.assigneeId]
  return [...told, ...toAgents('agent_ticket_created', thread, ids, event)]
}

/** A message joined the thread: the other side hears of it, unless they read it meanwhile. */
export async function tellOfReply(ctx: Ctx, event: StoredEvent<'ticket.replied'>): Promise<Telling[]> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, event.data.ticketId)
  if (!thread) return []
  const data = { entrySeq: String(event.data.entrySeq) }
  if (event.data.by === 'agent') return [{ ...toCustomer('ticket_reply', thread), data, patience: PATIENCE }]
  const patience = thread.channel === 'email' ? 0 : PATIENCE
  const ids = thread.assigneeId === null ? [] : [thread.assigneeId]
  return toAgents('agent_ticket_reply', thread, ids, event).map((telling) => ({ ...telling, data, patience }))
}

export async function tellOfMove(ctx: Ctx, event: StoredEvent<'ticket.moved'>): Promise<Telling[]> {
  const { ticketId, to } = event.data
  if (to !== 'resolved' && to !== 'closed') return []
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, ticketId)
  if (!thread) return []
  if (to === 'resolved') return [toCustomer('ticket_resolved', thread)]
  return thread.mergedIntoId === null ? [toCustomer('ticket_closed', thread)] : []
}

export async function tellOfWarning(ctx: Ctx, event: StoredEvent<'ticket.close_warned'>): Promise<Telling[]> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, event.data.ticketId)
  return thread
    ? [{ ...toCustomer('ticket_close_warned', thread), data: { closesAt: String(event.data.closesAt) } }]
    : []
}

export async function tellOfEscalation(ctx: Ctx, event: StoredEvent<'ticket.escalated'>): Promise<Telling[]> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, event.data.ticketId)
  if (!thread) return []
  const to = event.data.agentId ?? thread.assigneeId
  return escalated(thread, to === null ? [] : [to], event.data.reason, event)
}

export async function tellOfClock(ctx: Ctx, event: StoredEvent<'sla.escalated'>): Promise<Telling[]> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, event.data.ticketId)
  if (!thread) return []
  const promise = event.data.clock.replaceAll('_', ' ')
  const reason = `the ${promise} is ${event.data.when === 'breached' ? 'overdue' : 'nearly due'}`
  return escalated(thread, event.data.notifyAgentIds, reason, event)
}

/** A note names colleagues. */
export async function tellOfMention(ctx: Ctx, event: StoredEvent<'ticket.note_changed'>): Promise<Telling[]> {
  const { mentions, noteId, conversationId } = event.data
  if (mentions.length === 0) return []
  const ticketId = await findNoteThread(ctx.deps.db, ctx.workspaceId, conversationId)
  return mentions
    .filter((id) => id !== event.actor.id)
    .map((id) => ({
      kind: 'agent_mentioned',
      to: { kind: 'agent', id },
      target: ticketId === null ? { type: 'conversation', conversationId } : { type: 'ticket', ticketId },
      ticketId,
      data: { noteId },
    }))
}

function escalated(thread: Thread, ids: readonly string[], reason: string, event: StoredEvent): Telling[] {
  return toAgents('agent_ticket_escalated', thread, ids, event).map((telling) => ({ ...telling, data: { reason } }))
}

function toCustomer(kind: NotificationKind, { ticketId, customerId }: Thread): Telling {
  return { kind, to: { kind: 'customer', id: customerId }, target: { type: 'ticket', ticketId }, ticketId }
}

/** Nobody is told what they did themselves. */
function toAgents(
  kind: NotificationKind,
  { ticketId }: Thread,
  ids: readonly string[],
  { actor }: Pick<StoredEvent, 'actor'>,
): Telling[] {
  return ids
    .filter((id) => actor.kind !== 'agent' || id !== actor.id)
    .map((id) => ({ kind, to: { kind: 'agent', id }, target: { type: 'ticket', ticketId }, ticketId }))
}
