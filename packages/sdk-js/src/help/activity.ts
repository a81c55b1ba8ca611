import type { HelpActivity } from '@deskbell/protocol'
import { ACTIVITIES_PER_REPORT } from '../core/limits.ts'
import type { Runtime } from '../core/runtime.ts'
import type { SearchListener } from './search.ts'

/** A search that was not typed further for this long is what the reader meant; ms. */
const SETTLED = 1_500
/** How long activities are gathered; ms. */
const GATHERED = 5_000

export interface Activity extends SearchListener {
  add(activity: HelpActivity): void
  /** Sends what is gathered, at once. */
  flush(): void
  close(): void
}

/**
 * Gathers what a reader does, so that one report tells of several things. A search counts once it
 * was left standing, or led to an article or a person; not each of its letters.
 */
export function createActivity(runtime: Runtime, send: (activities: readonly HelpActivity[]) => void): Activity {
  let gathered: HelpActivity[] = []
  let search: Extract<HelpActivity, { type: 'search' }> | null = null
  let lastSearch = ''
  let cancelSettling = (): void => {}
  let cancelSending: (() => void) | null = null

  function gather(activity: HelpActivity): void {
    gathered.push(activity)
    if (gathered.length === ACTIVITIES_PER_REPORT) sendNow()
    else cancelSending ??= runtime.later(GATHERED, sendNow)
  }

  function sendNow(): void {
    cancelSending?.()
    cancelSending = null
    if (gathered.length === 0) return
    const told = gathered
    gathered = []
    send(told)
  }

  function settle(): void {
    cancelSettling()
    if (search && search.query !== lastSearch) {
      lastSearch = search.query
      gather(search)
    }
    search = null
  }

  function flush(): void {
    settle()
    sendNow()
  }

  // The last moment at which a page can still send: it may be left, put away, or closed.
  const stop = new AbortController()
  for (const type of ['pagehide', 'visibilitychange']) {
    globalThis.addEventListener?.(type, flush, { signal: stop.signal })
  }

  return {
    add(activity) {
      settle()
      gather(activity)
    },
    found(query, results) {
      cancelSettling()
      search = { type: 'search', query, results }
      cancelSettling = runtime.later(SETTLED, settle)
    },
    typed() {
      cancelSettling()
      search = null
    },
    flush,
    close() {
      flush()
      stop.abort()
    },
  }
}
