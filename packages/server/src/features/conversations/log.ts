import type { Entry, MessageContent, MessageLocation, ParticipantRef, TicketSummary } from '@deskbell/protocol'
import type { Selectable } from 'kysely'
import type { ConversationEntriesTable } from './tables.ts'

export type EntryRow = Selectable<ConversationEntriesTable>

const PREVIEW_CODE_POINTS = 200

/** Who an entry is by; the system has no id. */
export function refOf(kind: string, id: string): ParticipantRef {
  return { kind: kind as ParticipantRef['kind'], id: kind === 'system' ? null : id }
}

/** An entry as the wire has it. */
export function toEntry(row: EntryRow): Entry {
  const base = {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    by: refOf(row.sender_kind, row.sender_id),
  }
  switch (row.type) {
    case 'message':
      return {
        ...base,
        type: 'message',
        clientId: row.client_id ?? '',
        content: JSON.parse(row.data) as MessageContent,
      }
    case 'assigned':
      return { ...base, type: 'assigned', ...(JSON.parse(row.data) as { assigneeId: string | null }) }
    case 'closed':
      return { ...base, type: 'closed' }
    case 'reopened':
      return { ...base, type: 'reopened' }
    case 'ticket':
      return { ...base, type: 'ticket', ...(JSON.parse(row.data) as { ticket: TicketSummary }) }
    default:
      throw new Error(`The log holds an entry of the unknown type ${row.type}`)
  }
}

/**
 * A message in one line for lists: white space collapsed, at most 200 code points, so that no
 * character is cut in two. One without text is called by the names of its files, or by its place.
 *
 * @example previewOf({ type: 'text', text: 'Hello\n  there' }) // 'Hello there'
 */
export function previewOf(content: MessageContent): string {
  const { text, attachments = [], location } = content
  const came = [...attachments.map(({ name }) => name), ...(location ? [wordsOfPlace(location)] : [])]
  const said = text.trim() === '' ? came.join(', ') : text
  const line = said.replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim()
  if (line.length <= PREVIEW_CODE_POINTS) return line
  return [...line].slice(0, PREVIEW_CODE_POINTS).join('')
}

/**
 * A place in one line: what stands there, or its degrees where nobody said.
 *
 * @example wordsOfPlace({ latitude: 38.7078, longitude: -9.1366 }) // '📍 38.7078, -9.1366'
 */
export function wordsOfPlace({ label, latitude, longitude }: MessageLocation): string {
  const degrees = (value: number) => String(Math.round(value * 10_000) / 10_000)
  return `📍 ${label || `${degrees(latitude)}, ${degrees(longitude)}`}`
}
