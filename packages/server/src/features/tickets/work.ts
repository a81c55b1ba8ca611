import {
  type AssignTicket,
  CodedError,
  type EndTicket,
  type EscalateTicket,
  type MoveTicket,
  type Priority,
  type SetPriority,
  type Ticket,
  type TicketField,
  type TicketStatus,
  type UpdateTicket,
} from '@deskbell/protocol'
import type { Updateable } from 'kysely'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findAgent, findLeastLoaded, requireAssignable } from '../agents/index.ts'
import { type Caller, giveTo, noteTicket, requireCaller } from '../conversations/index.ts'
import { retargetClocks } from '../sla/index.ts'
import { requireTeam } from '../teams/index.ts'
import { requireTicketType } from '../ticket-types/index.ts'
import { factOf, type HeldTicket, holdTicket, summaryOf } from './access.ts'
import { checked } from './create.ts'
import type { Change } from './events.ts'
import { listTags, replaceTags, type TicketRow, updateTicketRow } from './repository.ts'
import { stepTo, workingStatus } from './step.ts'
import type { TicketsTable } from './tables.ts'
import { indexTerms } from './terms-repository.ts'
import { readTicket } from './ticket.ts'

type Named<T> = T & { ticketId: string }

/** Work on one ticket that an agent does: holds it, does it, and answers how it stands. */
async function work(
  ctx: Ctx,
  ticketId: string,
  act: (tx: Tx, held: HeldTicket, by: Caller) => Promise<TicketRow>,
): Promise<Ticket> {
  requireInbox(ctx)
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => act(tx, await holdTicket(tx, by.scope, ticketId), by))
  return readTicket(ctx.deps, row, by)
}

/** Moves a ticket to another status. Throws `not_found`, `invalid_transition`. */
export function moveTicket(ctx: Ctx, { ticketId, status, note }: Named<MoveTicket>): Promise<Ticket> {
  return work(ctx, ticketId, async (tx, held, by) => (await stepTo(tx, held, status, by, { note })).ticket)
}

/** Resolves a ticket: the customer may take it up again by answering. */
export function resolveTicket(ctx: Ctx, input: Named<EndTicket>): Promise<Ticket> {
  return work(ctx, input.ticketId, (tx, held, by) => end(tx, held, 'resolved', by, input))
}

/** Closes a ticket for good: an answer starts a follow-up. */
export function closeTicket(ctx: Ctx, input: Named<EndTicket>): Promise<Ticket> {
  return work(ctx, input.ticketId, (tx, held, by) => end(tx, held, 'closed', by, input))
}

async function end(tx: Tx, held: HeldTicket, to: TicketStatus, by: Caller, input: EndTicket): Promise<TicketRow> {
  const { resolutionType, summary, resolutionNotes } = input
  const kept = summary !== '' || resolutionNotes !== '' || held.ticket.resolution_summary === null
  const change = kept
    ? { resolution_type: resolutionType, resolution_summary: summary, resolution_notes: resolutionNotes }
    : {}
  return (await stepTo(tx, held, to, by, { note: summary, change })).ticket
}

/**
 * Takes a ticket up again: a customer a resolved one, an agent a closed one too. Throws
 * `invalid_transition`, and `ticket_closed` for a customer whose ticket has ended for good.
 */
export async function reopenTicket(ctx: Ctx, { ticketId }: { ticketId: string }): Promise<Ticket> {
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => {
    const held = await holdTicket(tx, by.scope, ticketId)
    if (by.kind === 'customer' && held.ticket.status === 'closed') throw new CodedError('ticket_closed')
    if (held.ticket.status !== 'resolved' && held.ticket.status !== 'closed') {
      throw new CodedError('invalid_transition', `It is ${held.ticket.status}: only what is resolved can be reopened`)
    }
    return (await stepTo(tx, held, workingStatus(held.ticket), by)).ticket
  })
  return readTicket(ctx.deps, row, by)
}

/**
 * Gives a ticket to an agent or to nobody. Where the caller says who had it and somebody else has it
 * by now, nothing changes: `conflict` names them.
 */
export function assignTicket(
  ctx: Ctx,
  { ticketId, assigneeId, expectedAssigneeId }: Named<AssignTicket>,
): Promise<Ticket> {
  return work(ctx, ticketId, async (tx, held, by) => {
    const current = held.ticket.assignee_id
    if (current === assigneeId) return held.ticket
    if (expectedAssigneeId !== undefined && expectedAssigneeId !== current) throw await takenBy(tx, ctx, current)
    if (assigneeId !== null) await requireAssignable(tx.db, ctx.workspaceId, assigneeId)
    await giveTo(ctx, tx, held.conversation, assigneeId, by)
    return (await holdTicket(tx, by.scope, ticketId)).ticket
  })
}

async function takenBy(tx: Tx, ctx: Ctx, agentId: string | null): Promise<CodedError> {
  if (agentId === null) return new CodedError('conflict', 'It was given back: nobody has it now')
  const agent = await findAgent(tx.db, ctx.workspaceId, agentId)
  return new CodedError('conflict', `${agent?.name ?? 'Somebody else'} has taken it meanwhile`)
}

export function setTicketPriority(ctx: Ctx, { ticketId, priority }: Named<SetPriority>): Promise<Ticket> {
  return work(ctx, ticketId, (tx, held) => changePriority(tx, held.ticket, priority))
}

export async function changePriority(tx: Tx, ticket: TicketRow, priority: Priority): Promise<TicketRow> {
  if (ticket.priority === priority) return ticket
  const row = await updateTicketRow(tx.db, ticket.workspace_id, ticket.id, { priority, updated_at: tx.now() })
  await retargetClocks(tx, row.workspace_id, row.id, { priority }, tx.now())
  await recordChanges(tx, row, [{ what: 'priority', from: ticket.priority, to: priority }])
  return row
}

/** Changes what a ticket says and how it is filed. */
export function updateTicket(ctx: Ctx, input: Named<UpdateTicket>): Promise<Ticket> {
  return work(ctx, input.ticketId, (tx, held, by) => changeTicket(tx, held, input, by))
}

export async function changeTicket(tx: Tx, held: HeldTicket, input: UpdateTicket, by: Caller): Promise<TicketRow> {
  const { ticket } = held
  const type = await requireTicketType(tx.db, ticket.workspace_id, input.typeId ?? ticket.type_id)
  if (input.teamId) await requireTeam(tx.db, ticket.workspace_id, input.teamId)
  const change: Updateable<TicketsTable> = {
    ...(input.subject !== undefined && { subject: input.subject }),
    ...(input.typeId !== undefined && { type_id: type.id }),
    ...(input.fields && { fields: JSON.stringify(checked(JSON.parse(type.fields) as TicketField[], input.fields)) }),
    ...(input.metadata && { metadata: JSON.stringify(input.metadata) }),
    ...(input.nextSteps && { next_steps: JSON.stringify(input.nextSteps) }),
    ...(input.teamId !== undefined && { team_id: input.teamId }),
  }
  const changes = changesOf(ticket, change)
  if (input.tags) {
    const before = (await listTags(tx.db, ticket.workspace_id, [ticket.id])).get(ticket.id) ?? []
    await replaceTags(tx.db, ticket.workspace_id, ticket.id, input.tags)
    changes.push({ what: 'tags', from: before.join(', '), to: [...new Set(input.tags)].toSorted().join(', ') })
  }
  const told = changes.filter(({ from, to }) => from !== to)
  if (told.length === 0) return ticket
  const row = await updateTicketRow(tx.db, ticket.workspace_id, ticket.id, { ...change, updated_at: tx.now() })
  if (row.subject !== ticket.subject) {
    await noteTicket(tx, held.conversation, summaryOf(row), by)
    await indexTerms(tx.db, row, row.subject)
  }
  if (row.type_id !== ticket.type_id) {
    await retargetClocks(tx, row.workspace_id, row.id, { policyId: type.sla_policy_id }, tx.now())
  }
  await recordChanges(tx, row, told)
  return row
}

const WORDS: Partial<Record<keyof TicketsTable, string>> = {
  subject: 'subject',
  type_id: 'type',
  fields: 'fields',
  metadata: 'metadata',
  next_steps: 'next_steps',
  team_id: 'team',
}

function changesOf(ticket: TicketRow, change: Updateable<TicketsTable>): Change[] {
  return Object.entries(WORDS).flatMap(([column, what]) => {
    const to = change[column as keyof TicketsTable]
    const from = ticket[column as keyof TicketRow]
    return to === undefined ? [] : [{ what, from: from as string | null, to: to as string | null }]
  })
}

async function recordChanges(tx: Tx, row: TicketRow, changes: Change[]): Promise<void> {
  await tx.record({ type: 'ticket.updated', subject: row.id, data: { ...factOf(row), changes } })
}

/** Hands a ticket up to an agent, or to a team and whoever of it is free, and says why. */
export function escalateTicket(
  ctx: Ctx,
  { ticketId, agentId, teamId, reason }: Named<EscalateTicket>,
): Promise<Ticket> {
  return work(ctx, ticketId, (tx, held, by) =>
    escalate(ctx, tx, held, { agentId: agentId ?? null, teamId: teamId ?? null, reason, automatic: false }, by),
  )
}

export async function escalate(
  ctx: Ctx,
  tx: Tx,
  held: HeldTicket,
  to: { agentId: string | null; teamId: string | null; reason: string; automatic: boolean },
  by: Parameters<typeof giveTo>[4],
): Promise<TicketRow> {
  if (to.teamId !== null) await requireTeam(tx.db, ctx.workspaceId, to.teamId)
  const chosen = to.agentId ?? (to.teamId === null ? null : await findLeastLoaded(tx.db, ctx.workspaceId, to.teamId))
  if (to.agentId !== null) await requireAssignable(tx.db, ctx.workspaceId, to.agentId)
  await updateTicketRow(tx.db, ctx.workspaceId, held.ticket.id, {
    escalated_agent_id: to.agentId,
    escalated_team_id: to.teamId,
    escalation_reason: to.reason,
    escalated_at: tx.now(),
    updated_at: tx.now(),
    ...(to.teamId !== null && { team_id: to.teamId }),
  })
  if (chosen !== null && chosen !== held.ticket.assignee_id) await giveTo(ctx, tx, held.conversation, chosen, by)
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  const { ticket } = await holdTicket(tx, scope, held.ticket.id)
  await tx.record({ type: 'ticket.escalated', subject: ticket.id, data: { ...factOf(ticket), ...to } })
  return ticket
}
