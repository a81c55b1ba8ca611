import type { Conversation, InboxView } from '@deskbell/protocol'
import { useEffect, useMemo } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import type { ListState } from '../../sdk.ts'
import { useReadable } from '../../ui/readable.ts'
import { isSignedOut } from '../../ui/trouble.ts'
import { type HeldList, useHeld } from './use-held.ts'

export interface InboxList extends HeldList<Conversation> {
  readonly state: ListState<Conversation>
  loadMore(): void
  reload(): void
}

/** One view of the inbox, live without jumping. */
export function useInboxList(view: InboxView, open: string | null): InboxList {
  const desk = useDesk()
  const list = useMemo(() => desk.client.inbox(view), [desk, view])
  useEffect(() => () => list.release(), [list])
  const state = useReadable(list.state)
  if (isSignedOut(state.trouble)) queueMicrotask(desk.session.expire)
  const held = useHeld(view, state.items, open, open !== null, () => list.state.get().items)
  return { ...held, state, loadMore: () => void list.loadMore(), reload: () => void list.reload() }
}
