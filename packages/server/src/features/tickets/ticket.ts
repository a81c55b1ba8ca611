import type { Ticket, TicketClock } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { type Caller, type ConversationRow, countUnread, refOf } from '../conversations/index.ts'
import { readClocks } from '../sla/index.ts'
import { type Db, listBeside, listTags, type TicketRow } from './repository.ts'

/** What a ticket shows of the things it refers to. */
interface Beside {
  readonly typeName: string
  readonly customer: Ticket['customer']
  readonly conversation: Pick<
    ConversationRow,
    'last_message_seq' | 'last_message_by_kind' | 'last_message_by_id' | 'last_message_at' | 'last_message_preview'
  >
}

/** Tickets as one reader sees them, in the order given. The number of queries does not depend on how many. */
export async function readTickets(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  rows: readonly TicketRow[],
  reader: Caller,
): Promise<Ticket[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [beside, clocks, tags, unread] = [
    await besideOf(db, ids),
    await readClocks(db, reader.scope.workspaceId, ids, clock.now()),
    reader.kind === 'agent' ? await listTags(db, ids) : new Map<string, string[]>(),
    await countUnread(
      db,
      rows.map((row) => row.conversation_id),
      reader,
    ),
  ]
  return rows.map((row) => {
    const facts = beside.get(row.id)
    if (!facts) throw new Error(`Ticket ${row.id} lost its conversation`)
    const own = clocks.get(row.id) ?? []
    return {
      ...toTicket(row, facts, own),
      unread: unread.get(row.conversation_id) ?? 0,
      work: reader.kind === 'agent' ? workOf(row, own, tags.get(row.id) ?? []) : null,
    }
  })
}

/** One ticket as one reader sees it. */
export async function readTicket(deps: Pick<Deps, 'db' | 'clock'>, row: TicketRow, reader: Caller): Promise<Ticket> {
  const [ticket] = await readTickets(deps, [row], reader)
  if (!ticket) throw new Error(`Ticket ${row.id} cannot be read`)
  return ticket
}

async function besideOf(db: Db, ticketIds: readonly string[]): Promise<Map<string, Beside>> {
  return new Map(
    (await listBeside(db, ticketIds)).map(({ id, customer_id, type_name, name, email, verified, ...conversation }) => [
      id,
      { typeName: type_name, customer: { id: customer_id, name, email, verified: verified === 1 }, conversation },
    ]),
  )
}

function toTicket(row: TicketRow, { typeName, customer, conversation }: Beside, clocks: readonly TicketClock[]) {
  const next = clocks.find(({ kind }) => kind === 'next_response')
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversation_id,
    channel: row.channel as Ticket['channel'],
    typeId: row.type_id,
    typeName,
    subject: row.subject,
    status: row.status as Ticket['status'],
    fields: JSON.parse(row.fields) as Ticket['fields'],
    customer,
    bookingRef: row.booking_ref,
    contactMethod: row.contact_method as Ticket['contactMethod'],
    followsUpId: row.follows_up_id,
    mergedIntoId: row.merged_into_id,
    rating:
      row.rating === null || row.rated_at === null
        ? null
        : { score: row.rating, comment: row.rating_comment, at: iso(row.rated_at) },
    expectedAt: row.first_response_at === null ? isoOrNull(row.expected_at) : (next?.dueAt ?? null),
    lastMessage:
      conversation.last_message_seq === null
        ? null
        : {
            seq: conversation.last_message_seq,
            by: refOf(conversation.last_message_by_kind ?? 'system', conversation.last_message_by_id ?? ''),
            at: iso(conversation.last_message_at ?? 0),
            preview: conversation.last_message_preview ?? '',
          },
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    resolvedAt: isoOrNull(row.resolved_at),
    closedAt: isoOrNull(row.closed_at),
  }
}

function workOf(row: TicketRow, clocks: TicketClock[], tags: string[]): NonNullable<Ticket['work']> {
  return {
    priority: row.priority as NonNullable<Ticket['work']>['priority'],
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    tags,
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    nextSteps: JSON.parse(row.next_steps) as NonNullable<Ticket['work']>['nextSteps'],
    clocks,
    escalation:
      row.escalated_at === null
        ? null
        : {
            agentId: row.escalated_agent_id,
            teamId: row.escalated_team_id,
            reason: row.escalation_reason ?? '',
            at: iso(row.escalated_at),
          },
    resolution:
      row.resolution_summary === null
        ? null
        : {
            type: row.resolution_type as NonNullable<NonNullable<Ticket['work']>['resolution']>['type'],
            summary: row.resolution_summary,
            notes: row.resolution_notes ?? '',
          },
    firstResponseAt: isoOrNull(row.first_response_at),
    verifiedSender: row.verified_sender === 1,
  }
}

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
