import type { Notification, NotificationCategory } from '@deskbell/protocol'
import { useEffect, useMemo } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { useReadable } from '../../ui/readable.ts'
import { isSignedOut } from '../../ui/trouble.ts'
import { useHeld } from '../inbox/use-held.ts'

export interface NoticeFilter {
  readonly category: NotificationCategory | null
  readonly unread: boolean
}

/** Own notifications of a filter, live without jumping. */
export function useNotices({ category, unread }: NoticeFilter) {
  const { notices, session } = useDesk()
  const list = useMemo(
    () => notices.list({ ...(category && { category }), ...(unread && { unread }) }),
    [notices, category, unread],
  )
  useEffect(() => () => list.release(), [list])
  const state = useReadable(list.state)
  if (isSignedOut(state.trouble)) queueMicrotask(session.expire)
  const held = useHeld(`${category} ${unread}`, state.items.map(holdable), null, false, () =>
    list.state.get().items.map(holdable),
  )
  return { ...held, state, loadMore: () => void list.loadMore(), reload: () => void list.reload() }
}

/** What waits is told by its id alone: a notification never changes its place. */
const holdable = (notice: Notification) => ({ ...notice, lastMessage: null })
