import type { Entry } from '@deskbell/protocol'

/** The `seq` of the first of the customer's newest `unread` messages, or null. */
export function firstUnread(entries: readonly Entry[], unread: number): number | null {
  if (unread <= 0) return null
  const theirs = entries.filter((entry) => entry.type === 'message' && entry.by.kind === 'customer')
  return theirs.at(-unread)?.seq ?? theirs[0]?.seq ?? null
}
