import type { DeliveryChannel, NotificationPreferences, NotificationPriority } from '@deskbell/protocol'
import { nextBoundary } from './boundaries.ts'
import { endOfQuiet } from './quiet.ts'

export interface Wanted {
  readonly preferences: Pick<NotificationPreferences, 'frequency' | 'quietHours' | 'timeZone'>
  readonly priority: NotificationPriority
  readonly channel: DeliveryChannel
  /** Epoch milliseconds. */
  readonly now: number
  /** The person asked for it and waits, as for a link to sign in: it goes at once, like what is urgent. */
  readonly required?: boolean
}

export interface Due {
  /** Epoch milliseconds; never before `now`. */
  readonly dueAt: number
  /** It goes in the digest of that time, not by itself. */
  readonly gathered: boolean
}

/**
 * When something goes to a person on a channel. What is urgent or was asked for goes at once, and so
 * does what a page shows (`in_app`) or the team hears (`slack`). E-mail waits for the digest that the
 * person chose; whatever falls into their quiet hours, a digest too, waits for their end.
 *
 * @example whenDue({ preferences, priority: 'high', channel: 'email', now: tx.now() })
 */
export function whenDue({ preferences, priority, channel, now, required = false }: Wanted): Due {
  if (priority === 'urgent' || required || channel === 'in_app' || channel === 'slack') {
    return { dueAt: now, gathered: false }
  }
  const { frequency, quietHours, timeZone } = preferences
  const gathered = channel === 'email' && frequency !== 'at_once'
  const at = gathered ? nextBoundary(timeZone, frequency, now) : now
  return { dueAt: quietHours ? endOfQuiet(quietHours, timeZone, at) : at, gathered }
}
