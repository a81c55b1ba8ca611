import type { Entry, ParticipantRef } from '@deskbell/protocol'
import type { ArticleRef, PendingMessage } from '@deskbell/sdk'
import { daysBetween } from '../../format/time.ts'
import { MESSAGE_GROUP } from '../../limits.ts'
import type { Extras } from '../files/sent.tsx'

/** One bubble: a message of the log, or one that is still on its way. */
export interface Bubble {
  readonly key: string
  readonly text: string
  readonly article: ArticleRef | undefined
  /** Files, a place, quoted mail, whether a machine wrote it: where there is any of it. */
  readonly extras: Extras | undefined
  readonly at: number
  readonly pending: PendingMessage | null
}

/** What the log shows, top to bottom. */
export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'note'; readonly key: string; readonly entry: Exclude<Entry, { type: 'message' }> }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly by: ParticipantRef
      readonly own: boolean
      readonly bubbles: Bubble[]
    }

/**
 * Turns the log and what is on its way into what is shown: a line for each day, messages of one
 * person within three minutes of each other in one group, and a line before the first unread.
 *
 * @param readSeq the last entry read when the thread was opened; no line when null
 */
export function layOut(entries: readonly Entry[], pending: readonly PendingMessage[], readSeq: number | null): Item[] {
  const items: Item[] = []
  let day = 0
  let marked = readSeq === null

  function place(key: string, at: number, by: ParticipantRef, bubble: Bubble): void {
    newDay(at)
    const last = items.at(-1)
    const previous = last?.kind === 'group' ? last.bubbles.at(-1) : undefined
    if (
      last?.kind === 'group' &&
      previous &&
      last.by.kind === by.kind &&
      last.by.id === by.id &&
      at - previous.at <= MESSAGE_GROUP
    ) {
      last.bubbles.push(bubble)
      return
    }
    items.push({ kind: 'group', key, by, own: by.kind === 'customer', bubbles: [bubble] })
  }

  function newDay(at: number): void {
    if (day !== 0 && daysBetween(day, at) <= 0) return
    items.push({ kind: 'day', key: `day ${new Date(at).toDateString()}`, at })
    day = at
  }

  for (const entry of entries) {
    const at = Date.parse(entry.at)
    if (!marked && entry.seq > (readSeq ?? 0) && entry.type === 'message' && entry.by.kind !== 'customer') {
      newDay(at)
      items.push({ kind: 'new', key: 'new' })
      marked = true
    }
    if (entry.type === 'message') {
      // The client's own id is the key, so that a bubble stays the same node once it is acknowledged.
      const key = entry.by.kind === 'customer' ? entry.clientId : entry.id
      const { text, article } = entry.content
      place(key, at, entry.by, { key, text, article, extras: extrasOf(entry.content), at, pending: null })
    } else {
      newDay(at)
      items.push({ kind: 'note', key: entry.id, entry })
    }
  }
  const known = new Set(entries.map((entry) => (entry.type === 'message' ? entry.clientId : '')))
  for (const message of pending) {
    if (known.has(message.clientId)) continue
    const { clientId: key, text, article, createdAt: at } = message
    const bubble = { key, text, article, extras: extrasOf(message), at, pending: message }
    place(key, at, { kind: 'customer', id: ownId(entries) }, bubble)
  }
  return items
}

function extrasOf(content: Extras): Extras | undefined {
  return content.attachments?.length || content.quoted || content.automatic || content.location ? content : undefined
}

function ownId(entries: readonly Entry[]): string | null {
  return entries.find((entry) => entry.by.kind === 'customer')?.by.id ?? null
}
