import type { NotificationPreferences } from '@deskbell/protocol'
import { parseTime } from '../settings/hours.ts'

export interface TypedQuiet {
  readonly on: boolean
  readonly from: string
  readonly to: string
}
export type QuietProblem = 'time' | 'same'

/** A time of day as it is kept, or null: midnight has one name there, `00:00`. */
const timeOf = (text: string) => {
  const time = parseTime(text)
  return time === '24:00' ? '00:00' : time
}

/** What does not fit in quiet hours as they are typed, or null. */
export function checkQuiet({ on, from, to }: TypedQuiet): QuietProblem | null {
  const times = [timeOf(from), timeOf(to)]
  if (!on) return null
  if (times.includes(null)) return 'time'
  return times[0] === times[1] ? 'same' : null
}

/** What is saved for quiet hours that fit; null where none are kept. */
export function toQuietHours({ on, from, to }: TypedQuiet): NotificationPreferences['quietHours'] {
  return on ? { from: timeOf(from) ?? from, to: timeOf(to) ?? to } : null
}

/** Whether they end on the day after they begin. */
export function isOvernight({ from, to }: TypedQuiet): boolean {
  const [begin, end] = [timeOf(from), timeOf(to)]
  return begin !== null && end !== null && end < begin
}
