import { CodedError } from '@deskbell/protocol'
import type { Page } from '../page.ts'
import type { Site } from '../site.ts'
import type { Fault } from './fault.ts'

/** What a form is shown again with. */
export interface Again {
  readonly status: NonNullable<Page['status']>
  readonly faults: readonly Fault[]
  readonly retryAfterSeconds?: number
}

/** What was sent too soon or cannot be checked now is shown again with when to try. Throws anything else. */
export function hurry({ t }: Pick<Site, 't'>, error: unknown): Again {
  const isHurry = error instanceof CodedError && (error.code === 'rate_limited' || error.code === 'unavailable')
  if (!isHurry) throw error
  const retryAfterSeconds = error.retryAfterSeconds ?? 60
  const time = t.duration(Math.max(1, Math.ceil(retryAfterSeconds / 60)))
  const isBusy = error.code === 'rate_limited'
  const words = t(isBusy ? 'faultBusy' : 'faultAway', { time })
  return { status: isBusy ? 429 : 503, faults: [{ id: null, words }], retryAfterSeconds }
}
