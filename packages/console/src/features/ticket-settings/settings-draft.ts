import type { TicketSettings } from '@deskbell/protocol'
import { s } from '../../i18n/setup.ts'

/** The settings while they are edited: numbers as they are typed, and closing turned on or off. */
export interface SettingsDraft {
  readonly closes: boolean
  readonly autoCloseDays: string
  readonly autoCloseWarningDays: string
  readonly survey: boolean
  readonly autoAssign: boolean
  readonly duplicateMinutes: string
  readonly similarDays: string
}

/** Offered where closing is turned on for the first time. */
const CLOSE_AFTER = 7

export const toDraft = (settings: TicketSettings): SettingsDraft => ({
  closes: settings.autoCloseDays !== null,
  autoCloseDays: String(settings.autoCloseDays ?? CLOSE_AFTER),
  autoCloseWarningDays: String(settings.autoCloseWarningDays),
  survey: settings.survey,
  autoAssign: settings.autoAssign,
  duplicateMinutes: String(settings.duplicateMinutes),
  similarDays: String(settings.similarDays),
})

/** What is saved of a draft that fits. */
export const toSettings = (draft: SettingsDraft): TicketSettings => ({
  autoCloseDays: draft.closes ? Number(draft.autoCloseDays) : null,
  autoCloseWarningDays: draft.closes ? Number(draft.autoCloseWarningDays) : 0,
  survey: draft.survey,
  autoAssign: draft.autoAssign,
  duplicateMinutes: Number(draft.duplicateMinutes),
  similarDays: Number(draft.similarDays),
})

/** The least and most of each number; the contract says the same. */
const BOUNDS = {
  autoCloseDays: [1, 365],
  autoCloseWarningDays: [0, 30],
  duplicateMinutes: [0, 1_440],
  similarDays: [0, 365],
} as const

/** What does not fit, by field. While closing is off, its numbers do not count. */
export function checkSettings(draft: SettingsDraft): Partial<Record<keyof SettingsDraft, string>> {
  const wrong: Partial<Record<keyof SettingsDraft, string>> = {}
  for (const [key, [min, max]] of Object.entries(BOUNDS) as [keyof typeof BOUNDS, readonly [number, number]][]) {
    if (!draft.closes && key.startsWith('autoClose')) continue
    const text = draft[key].trim()
    const fits = /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
    if (!fits) wrong[key] = s.rules.whole(min, max)
  }
  const late = Number(draft.autoCloseWarningDays) >= Number(draft.autoCloseDays)
  if (draft.closes && late && !wrong.autoCloseDays && !wrong.autoCloseWarningDays) {
    wrong.autoCloseWarningDays = s.rules.warnHigh
  }
  return wrong
}
