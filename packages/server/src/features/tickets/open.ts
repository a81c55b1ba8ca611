import { type CreateTicket, fillVariables, PRIORITIES, type Priority, type Variable } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { findLeastLoaded, noteAssignment } from '../agents/index.ts'
import {
  appendMessage,
  type ConversationRow,
  giveTo,
  type NewMessage,
  noteTicket,
  openConversation,
  SYSTEM,
  systemWriter,
  type Writer,
} from '../conversations/index.ts'
import type { CustomerRow } from '../customers/index.ts'
import { markClocks, startClocks } from '../sla/index.ts'
import { routeTicket } from '../teams/index.ts'
import { expectedAnswerAt, expectedWords, type TicketTypeRow } from '../ticket-types/index.ts'
import { findWorkspace, settingsOf, takeAssignmentNumber } from '../workspaces/index.ts'
import { factOf, requireTicket, summaryOf } from './access.ts'
import { digestOfQuestion } from './digest.ts'
import { type Db, insertTicket, replaceTags, type TicketRow, updateTicketRow } from './repository.ts'
import { settingsFor } from './settings.ts'
import { indexTerms } from './terms-repository.ts'

/** Everything that is settled before a ticket is written. */
export interface Opening {
  readonly customer: CustomerRow
  readonly type: TicketTypeRow
  readonly subject: string
  readonly channel: string
  readonly priority: Priority
  readonly fields: CreateTicket['fields']
  readonly tags?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly bookingRef?: string | null
  readonly contactMethod?: string | null
  readonly followsUpId?: string | null
  readonly verifiedSender: boolean
  /** Written by a machine, such as an out-of-office: nothing is answered by itself. */
  readonly automatic: boolean
}

/** A ticket with its conversation, as they stand after what follows by itself. */
export interface OpenedTicket {
  readonly ticket: TicketRow
  readonly conversation: ConversationRow
}

/**
 * Opens a conversation with its first message and makes it a ticket, within the caller's transaction.
 * The number must have been taken by `takeTicketNumber` before, which keeps rivals out.
 */
export async function openTicket(
  ctx: Ctx,
  tx: Tx,
  by: Writer,
  message: NewMessage,
  opening: Opening,
  number: number,
): Promise<OpenedTicket> {
  const { customer, channel } = opening
  const { row } = await openConversation(tx, by, { ...message, customerId: customer.id, channel })
  const text = message.content.text
  const opened = await makeTicket(ctx, tx, row, opening, { number, text })
  if (by.kind !== 'agent') return opened
  // Whoever logs a call has talked with the customer already.
  await markClocks(tx, row.workspace_id, opened.ticket.id, 'agent_replied', tx.now())
  const answered = { first_response_at: tx.now() }
  return { ...opened, ticket: await updateTicketRow(tx.db, row.workspace_id, opened.ticket.id, answered) }
}

/** Makes a ticket of a held conversation, routes it, gives it to somebody and answers by itself. */
export async function makeTicket(
  ctx: Ctx,
  tx: Tx,
  conversation: ConversationRow,
  opening: Opening,
  { number, text }: { number: number; text: string },
): Promise<OpenedTicket> {
  const { customer, type, priority } = opening
  const teamId = await routeTicket(tx.db, ctx.workspaceId, {
    typeId: type.id,
    typeTeamId: type.team_id,
    locale: customer.locale,
    priority,
    channel: opening.channel,
    attributes: JSON.parse(customer.attributes) as Record<string, string | number | boolean>,
  })
  const expectedAt = await promisedAt(tx, ctx.workspaceId, opening)
  const ticket = firstRow(tx, conversation, opening, { number, teamId, text, expectedAt })
  await insertTicket(tx.db, ticket)
  if (opening.tags?.length) await replaceTags(tx.db, ctx.workspaceId, ticket.id, opening.tags)
  await startClocks(
    tx,
    { id: ticket.id, workspaceId: ctx.workspaceId, policyId: type.sla_policy_id, priority },
    tx.now(),
  )
  const words = [opening.subject, text, customer.name ?? '', customer.email ?? '', opening.bookingRef ?? '']
  await indexTerms(tx.db, ticket, words.join(' '))
  const noted = await noteTicket(tx, conversation, summaryOf(ticket), SYSTEM)
  await tx.record({
    type: 'ticket.created',
    subject: ticket.id,
    data: {
      ...factOf(ticket),
      channel: ticket.channel,
      verifiedSender: opening.verifiedSender,
      automatic: opening.automatic,
    },
  })
  const answered = opening.automatic ? noted : await answerFirst(ctx, tx, noted, ticket, opening)
  const given = await giveToSomebody(ctx, tx, answered, teamId)
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  return { ticket: await requireTicket(tx.db, scope, ticket.id), conversation: given }
}

/** When a first answer is promised, as the form says it. */
async function promisedAt(tx: Tx, workspaceId: string, { type, priority }: Opening): Promise<number | null> {
  const workspace = await findWorkspace(tx.db, workspaceId)
  if (!workspace) return null
  const { businessHours } = settingsOf(workspace)
  return expectedAnswerAt(tx.db, workspaceId, businessHours, { policyId: type.sla_policy_id, priority }, tx.now())
}

/** The first response that the type has ready, said by Deskbell itself. */
async function answerFirst(
  ctx: Ctx,
  tx: Tx,
  conversation: ConversationRow,
  ticket: TicketRow,
  { type, customer }: Opening,
): Promise<ConversationRow> {
  if (type.first_response === '') return conversation
  const text = fillVariables(type.first_response, {
    ...(await variablesOf(tx.db, ticket, customer)),
    expected_response: await expectedInWords(tx, ticket, type, customer),
  }).trim()
  if (text === '') return conversation
  const { row } = await appendMessage(ctx, tx, systemWriter(ctx.workspaceId), conversation.id, {
    clientId: newId('entry'),
    content: { type: 'text', text, automatic: true },
  })
  return row
}

async function expectedInWords(tx: Tx, ticket: TicketRow, type: TicketTypeRow, customer: CustomerRow): Promise<string> {
  if (!type.first_response.includes('expected_response')) return ''
  const workspace = await findWorkspace(tx.db, ticket.workspace_id)
  if (!workspace) return ''
  const promise = { policyId: type.sla_policy_id, priority: ticket.priority as Priority }
  return expectedWords(tx.db, workspace, promise, { now: tx.now(), timeZone: customer.time_zone })
}

/** What a text may name of a ticket; the agent's part is added by who writes. */
export async function variablesOf(
  db: Db,
  ticket: TicketRow,
  customer: CustomerRow,
): Promise<Partial<Record<Variable, string>>> {
  const workspace = await findWorkspace(db, ticket.workspace_id)
  return {
    ...(customer.name && { 'customer.name': customer.name, 'customer.first_name': customer.name.split(' ')[0] ?? '' }),
    ...(customer.email && { 'customer.email': customer.email }),
    'ticket.number': `#${ticket.number}`,
    'ticket.subject': ticket.subject,
    'workspace.name': workspace ? settingsOf(workspace).name : '',
  }
}

async function giveToSomebody(
  ctx: Ctx,
  tx: Tx,
  conversation: ConversationRow,
  teamId: string | null,
): Promise<ConversationRow> {
  if (conversation.assignee_id !== null) return conversation
  if (!(await settingsFor(tx.db, ctx.workspaceId)).autoAssign) return conversation
  const number = await takeAssignmentNumber(tx.db, ctx.workspaceId)
  const agentId = await findLeastLoaded(tx.db, ctx.workspaceId, teamId)
  if (agentId === null) return conversation
  await noteAssignment(tx.db, agentId, number)
  return giveTo(ctx, tx, conversation, agentId, SYSTEM)
}

function firstRow(
  tx: Tx,
  conversation: ConversationRow,
  opening: Opening,
  {
    number,
    teamId,
    text,
    expectedAt,
  }: { number: number; teamId: string | null; text: string; expectedAt: number | null },
): TicketRow {
  const now = tx.now()
  return {
    id: newId('ticket'),
    workspace_id: conversation.workspace_id,
    conversation_id: conversation.id,
    customer_id: conversation.customer_id,
    number,
    type_id: opening.type.id,
    channel: opening.channel,
    subject: opening.subject,
    status: conversation.assignee_id === null ? 'open' : 'assigned',
    priority: opening.priority,
    team_id: teamId,
    assignee_id: conversation.assignee_id,
    fields: JSON.stringify(opening.fields),
    metadata: JSON.stringify(opening.metadata ?? {}),
    next_steps: '[]',
    booking_ref: opening.bookingRef ?? null,
    contact_method: opening.contactMethod ?? null,
    follows_up_id: opening.followsUpId ?? null,
    merged_into_id: null,
    resolution_type: null,
    resolution_summary: null,
    resolution_notes: null,
    escalated_agent_id: null,
    escalated_team_id: null,
    escalation_reason: null,
    escalated_at: null,
    rating: null,
    rating_comment: null,
    rated_at: null,
    verified_sender: opening.verifiedSender ? 1 : 0,
    digest: digestOfQuestion(opening.type.id, opening.subject, text, JSON.stringify(opening.fields)),
    close_warned_at: null,
    expected_at: expectedAt,
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    created_at: now,
    updated_at: now,
  }
}

/** One step up; urgent stays. */
export function raised(priority: Priority): Priority {
  return PRIORITIES[Math.min(PRIORITIES.indexOf(priority) + 1, PRIORITIES.length - 1)] ?? priority
}
