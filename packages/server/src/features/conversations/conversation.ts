import type { BookingSummary, Conversation, ConversationStatus, TicketSummary } from '@deskbell/protocol'
import type { SharedConversation } from './events.ts'
import { refOf } from './log.ts'
import { markersOf } from './markers.ts'
import { listPeople, type Person, toParticipant, toReceipt } from './participants.ts'
import type { ConversationRow, Db } from './repository.ts'
import { countUnread, type Reader } from './unread.ts'

/** A conversation as everyone sees it. `people` are those of this conversation. */
export function toSharedConversation(row: ConversationRow, people: readonly Person[]): SharedConversation {
  const customer = people.find((person) => person.kind === 'customer')
  return {
    id: row.id,
    channel: row.channel as Conversation['channel'],
    status: row.status as ConversationStatus,
    customer: {
      id: row.customer_id,
      name: customer?.customer_name ?? null,
      // Whoever comes to do the work writes here, and needs no address.
      email: row.booking_id === null ? (customer?.customer_email ?? null) : null,
      verified: customer?.customer_verified === 1,
    },
    assigneeId: row.assignee_id,
    ticket: ticketOf(row),
    booking: bookingOf(row),
    participants: people.filter((person) => person.in_log === 1).map(toParticipant),
    lastSeq: row.last_seq,
    lastMessage:
      row.last_message_seq === null
        ? null
        : {
            seq: row.last_message_seq,
            by: refOf(row.last_message_by_kind ?? 'system', row.last_message_by_id ?? ''),
            at: new Date(row.last_message_at ?? 0).toISOString(),
            preview: row.last_message_preview ?? '',
          },
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}

/** A conversation as one reader sees it. */
export function toConversation(row: ConversationRow, people: readonly Person[], unread: number): Conversation {
  const receipts = people
    .map((person) => toReceipt(person, markersOf(row, person)))
    .filter(({ deliveredSeq, readSeq }) => deliveredSeq > 0 || readSeq > 0)
  return { ...toSharedConversation(row, people), unread, receipts }
}

/** Several conversations as one reader sees them: two queries, however many there are. */
export async function readConversations(
  db: Db,
  rows: readonly ConversationRow[],
  reader: Reader,
): Promise<Conversation[]> {
  const ids = rows.map((row) => row.id)
  const people = Map.groupBy(await listPeople(db, ids), (person) => person.conversation_id)
  const unread = await countUnread(db, ids, reader)
  return rows.map((row) => toConversation(row, people.get(row.id) ?? [], unread.get(row.id) ?? 0))
}

/** One conversation as one reader sees it. */
export async function readConversation(db: Db, row: ConversationRow, reader: Reader): Promise<Conversation> {
  const people = await listPeople(db, [row.id])
  const own = people.find((person) => person.kind === reader.kind && person.participant_id === reader.id)
  const readSeq = own ? markersOf(row, own).read_seq : 0
  const allRead = readSeq >= (row.last_message_seq ?? 0)
  const unread = allRead ? 0 : ((await countUnread(db, [row.id], reader)).get(row.id) ?? 0)
  return toConversation(row, people, unread)
}

/** The booking that a conversation is about, as everyone in it may see it. */
function bookingOf(row: ConversationRow): BookingSummary | null {
  if (row.booking_id === null) return null
  return {
    id: row.booking_id,
    number: row.booking_number ?? 0,
    service: row.booking_service ?? '',
    providerId: row.provider_id,
  }
}

/** The ticket of a conversation as everyone may see it. */
function ticketOf(row: ConversationRow): TicketSummary | null {
  if (row.ticket_id === null) return null
  return {
    id: row.ticket_id,
    number: row.ticket_number ?? 0,
    subject: row.ticket_subject ?? '',
    status: (row.ticket_status ?? 'open') as TicketSummary['status'],
  }
}
