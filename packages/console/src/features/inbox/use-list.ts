import type { Conversation, InboxView } from '@deskbell/protocol'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import type { ListState } from '../../sdk.ts'
import { useReadable } from '../../ui/readable.ts'
import { isSignedOut } from '../../ui/trouble.ts'
import { type Held, hold, type Shown, settle } from './hold.ts'

export interface InboxList extends Held {
  readonly state: ListState<Conversation>
  loadMore(): void
  reload(): void
  /** Lets in what waits. */
  showNew(): void
  /** Whether somebody is in the middle of the list, as its view sees it. */
  setReading(reading: boolean): void
}

/** One view of the inbox, live without jumping. */
export function useInboxList(view: InboxView, open: string | null): InboxList {
  const desk = useDesk()
  const list = useMemo(() => desk.client.inbox(view), [desk, view])
  useEffect(() => () => list.release(), [list])
  const state = useReadable(list.state)
  const [, render] = useState({})
  const shown = useRef<Shown | null>(null)
  const reading = useRef(false)
  const kept = useRef<Conversation | undefined>(undefined)

  if (isSignedOut(state.trouble)) queueMicrotask(desk.session.expire)
  const current = state.items.find((item) => item.id === open)
  if (current) kept.current = current

  const busy = open !== null || reading.current
  if (!shown.current || !busy || shown.current.size === 0) shown.current = settle(state.items)
  const held = hold(shown.current, state.items, open, kept.current)
  // Rows of a further page become part of what is shown, so that they hold their place too.
  const known = shown.current
  const added = held.rows.filter((row) => !known.has(row.id))
  if (added.length > 0) shown.current = new Map([...known, ...settle(added)])

  return {
    ...held,
    state,
    loadMore: () => void list.loadMore(),
    reload: () => void list.reload(),
    showNew() {
      shown.current = settle(list.state.get().items)
      render({})
    },
    setReading(value) {
      if (reading.current === value) return
      reading.current = value
      if (!value) render({})
    },
  }
}
