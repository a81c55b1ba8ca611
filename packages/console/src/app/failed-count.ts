import type { FailedJobCounts } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Api } from '../api/api.ts'

/** How often the number of failed jobs is asked for while the page is seen, in milliseconds. */
const EVERY = 60_000

/** How much work failed, for the badge that admins see. */
export interface FailedCount {
  /** Null until it is known. */
  readonly counts: ReadonlySignal<FailedJobCounts | null>
  refresh(): Promise<void>
  /** Asks now, now and then, and when the page comes back into view. Returns its disposer. */
  watch(): () => void
}

export function createFailedCount(api: Pick<Api, 'countFailedJobs'>): FailedCount {
  const counts = signal<FailedJobCounts | null>(null)
  const refresh = async () => {
    try {
      counts.value = await api.countFailedJobs()
    } catch {
      // The badge keeps what it last knew; the page itself says what is wrong.
    }
  }
  const look = () => {
    if (document.visibilityState === 'visible') void refresh()
  }
  return {
    counts,
    refresh,
    watch() {
      look()
      const timer = setInterval(look, EVERY)
      document.addEventListener('visibilitychange', look)
      return () => {
        clearInterval(timer)
        document.removeEventListener('visibilitychange', look)
      }
    },
  }
}
