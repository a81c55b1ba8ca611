import { type Entry, type MessageEntry, type Note, type ParticipantRef, TIMINGS } from '@deskbell/protocol'
import { sameDay } from '../../ui/dates.ts'

export type SystemEntry = Exclude<Entry, MessageEntry>

/** What stands in a thread, from top to bottom. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'system'; readonly key: string; readonly entry: SystemEntry }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'group'; readonly key: string; readonly by: ParticipantRef; readonly messages: MessageEntry[] }

/**
 * Lays out a log: a line where the day changes, messages of one author within three minutes in one
 * group, what happened between them as lines, and a mark before the first unread message.
 *
 * @param entries ascending by `seq`
 * @param newFrom the `seq` of the first message that was unread when the thread was opened, or null
 * @param notes what colleagues remarked, oldest first: each stands where its time is. The log has no place for those older than it reaches back.
 */
export function layOut(entries: readonly Entry[], newFrom: number | null, notes: readonly Note[] = []): Row[] {
  const rows: Row[] = []
  let previous: { readonly at: string } | undefined
  const mark = (next: { readonly at: string }, key: string) => {
    if (!previous || !sameDay(previous.at, next.at)) rows.push({ kind: 'day', key: `day-${key}`, at: next.at })
    previous = next
  }
  const begins = entries[0] && entries[0].seq > 1 ? entries[0].at : ''
  const waiting = notes.filter((note) => note.at >= begins)
  const put = (until: string | null) => {
    for (let note = waiting[0]; note && (until === null || note.at < until); note = waiting[0]) {
      waiting.shift()
      mark(note, note.id)
      rows.push({ kind: 'note', key: note.id, note })
    }
  }
  for (const entry of entries) {
    put(entry.at)
    mark(entry, String(entry.seq))
    if (entry.seq === newFrom) rows.push({ kind: 'new', key: 'new' })
    const last = rows.at(-1)
    if (entry.type !== 'message') rows.push({ kind: 'system', key: entry.id, entry })
    else if (last?.kind === 'group' && belongs(last.messages.at(-1), entry)) last.messages.push(entry)
    else rows.push({ kind: 'group', key: entry.id, by: entry.by, messages: [entry] })
  }
  put(null)
  return rows
}

function belongs(before: MessageEntry | undefined, entry: MessageEntry): boolean {
  return (
    before !== undefined &&
    before.by.kind === entry.by.kind &&
    before.by.id === entry.by.id &&
    before.content.automatic === entry.content.automatic &&
    Date.parse(entry.at) - Date.parse(before.at) < TIMINGS.messageGroup
  )
}
