import { type Entry, type MessageEntry, type ParticipantRef, TIMINGS } from '@deskbell/protocol'
import { sameDay } from '../../ui/dates.ts'

export type SystemEntry = Exclude<Entry, MessageEntry>

/** What stands in a thread, from top to bottom. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'system'; readonly key: string; readonly entry: SystemEntry }
  | { readonly kind: 'group'; readonly key: string; readonly by: ParticipantRef; readonly messages: MessageEntry[] }

/**
 * Lays out a log: a line where the day changes, messages of one author within three minutes in one
 * group, what happened between them as lines, and a mark before the first unread message.
 *
 * @param entries ascending by `seq`
 * @param newFrom the `seq` of the first message that was unread when the thread was opened, or null
 */
export function layOut(entries: readonly Entry[], newFrom: number | null): Row[] {
  const rows: Row[] = []
  let previous: Entry | undefined
  for (const entry of entries) {
    if (!previous || !sameDay(previous.at, entry.at)) rows.push({ kind: 'day', key: `day-${entry.seq}`, at: entry.at })
    if (entry.seq === newFrom) rows.push({ kind: 'new', key: 'new' })
    const last = rows.at(-1)
    if (entry.type !== 'message') rows.push({ kind: 'system', key: entry.id, entry })
    else if (last?.kind === 'group' && belongs(last.messages.at(-1), entry)) last.messages.push(entry)
    else rows.push({ kind: 'group', key: entry.id, by: entry.by, messages: [entry] })
    previous = entry
  }
  return rows
}

function belongs(before: MessageEntry | undefined, entry: MessageEntry): boolean {
  return (
    before !== undefined &&
    before.by.kind === entry.by.kind &&
    before.by.id === entry.by.id &&
    Date.parse(entry.at) - Date.parse(before.at) < TIMINGS.messageGroup
  )
}
