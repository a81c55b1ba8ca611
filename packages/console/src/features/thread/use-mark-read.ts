import { useEffect } from 'preact/hooks'
import type { ConversationHandle } from '../../sdk.ts'

/** Marks the thread as read while its end is on a screen that somebody looks at. */
export function useMarkRead(handle: ConversationHandle, unread: number, newest: number, atEnd: boolean): void {
  // `newest` is among the reasons: what came later is to be marked again.
  useEffect(() => {
    if (unread === 0 || !atEnd) return
    const look = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) handle.markRead()
    }
    look()
    addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [handle, unread, newest, atEnd])
}
