import { signal } from '@preact/signals'

/** What a key or command asks the composer for. Counted, so that asking twice is heard twice. */
export const woken = signal<{ readonly for: 'reply' | 'note' | 'canned'; readonly turn: number } | null>(null)

/** Puts the cursor into the composer, ready for a reply, a note or a canned response. */
export function wake(what: 'reply' | 'note' | 'canned'): void {
  woken.value = { for: what, turn: (woken.peek()?.turn ?? 0) + 1 }
}
