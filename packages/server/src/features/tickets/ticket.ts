import type { Ticket, TicketClock } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { type Caller, countUnread, refOf } from '../conversations/index.ts'
import { readClocks } from '../sla/index.ts'
import { listTags, type ShownTicket, showTicketRow, type TicketRow } from './repository.ts'

/** Tickets as one reader sees them, in the order given. The number of queries does not depend on how many. */
export async function readTickets(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  rows: readonly ShownTicket[],
  reader: Caller,
): Promise<Ticket[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [clocks, tags, unread] = await Promise.all([
    readClocks(db, reader.scope.workspaceId, ids, clock.now()),
    reader.kind === 'agent' ? listTags(db, reader.scope.workspaceId, ids) : new Map<string, string[]>(),
    countUnread(
      db,
      rows.map((row) => row.conversation_id),
      reader,
    ),
  ])
  return rows.map((row) => {
    const own = clocks.get(row.id) ?? []
    return {
      ...toTicket(row, own),
      unread: unread.get(row.conversation_id) ?? 0,
      work: reader.kind === 'agent' ? workOf(row, own, tags.get(row.id) ?? []) : null,
    }
  })
}

/** One ticket as one reader sees it. */
export async function readTicket(deps: Pick<Deps, 'db' | 'clock'>, row: TicketRow, reader: Caller): Promise<Ticket> {
  const [ticket] = await readTickets(deps, [await showTicketRow(deps.db, row.workspace_id, row.id)], reader)
  if (!ticket) throw new Error(`Ticket ${row.id} cannot be read`)
  return ticket
}

function toTicket(row: ShownTicket, clocks: readonly TicketClock[]) {
  const next = clocks.find(({ kind }) => kind === 'next_response')
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversation_id,
    channel: row.channel as Ticket['channel'],
    typeId: row.type_id,
    typeName: row.type_name,
    subject: row.subject,
    status: row.status as Ticket['status'],
    fields: JSON.parse(row.fields) as Ticket['fields'],
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      email: row.customer_email,
      verified: row.customer_verified === 1,
    },
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
      row.last_message_seq === null
        ? null
        : {
            seq: row.last_message_seq,
            by: refOf(row.last_message_by_kind ?? 'system', row.last_message_by_id ?? ''),
            at: iso(row.last_message_at ?? 0),
            preview: row.last_message_preview ?? '',
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
