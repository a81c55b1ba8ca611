import type { ConversationState } from '@deskbell/sdk'
import type { Thread } from '../../thread.ts'

/** Near enough to the end to stay there when something is added; px. */
const NEAR = 48
/** How far from the top older messages are asked for; px. */
const REACH = 120

/** Keeps the log at its end while messages come, and where one reads when older ones do. */
export interface Scroller {
  readonly attach: (log: HTMLElement | null) => void
  readonly onScroll: () => void
  readonly toEnd: () => void
  /** Call after each drawing of the log. */
  drawn(): void
}

export function createScroller(thread: Thread): Scroller {
  let log: HTMLElement | null = null
  let height = 0
  let first: number | undefined
  let newestOwn: string | undefined
  // The frame shrinks when a banner or the keyboard comes: the end stays in view.
  const watch = new ResizeObserver(() => {
    if (thread.atEnd.peek()) toEnd()
  })

  function toEnd(): void {
    if (log) log.scrollTop = log.scrollHeight
  }

  function drawn(): void {
    const state: ConversationState | null = thread.state.peek()
    if (!log || !state) return
    const oldest = state.entries[0]?.seq
    const own = state.pending.at(-1)?.clientId
    if (first !== undefined && oldest !== undefined && oldest < first) log.scrollTop += log.scrollHeight - height
    else if (thread.atEnd.peek() || (own && own !== newestOwn)) toEnd()
    first = oldest
    newestOwn = own
    height = log.scrollHeight
  }

  return {
    attach(next) {
      watch.disconnect()
      log = next
      first = newestOwn = undefined
      if (log) watch.observe(log)
    },
    onScroll() {
      if (!log) return
      thread.atEnd.value = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
      if (log.scrollTop < REACH && thread.state.peek()?.hasOlder) thread.handle()?.loadOlder()
    },
    toEnd,
    drawn,
  }
}
