import { BookingSettings, type UpdateBookingSettings } from '@deskbell/protocol'
import * as v from 'valibot'
import { k } from '../../i18n/booking-settings.ts'

/** The settings while they are edited: numbers as they are typed. */
export interface SettingsDraft {
  readonly reminderHours: string
  readonly completionEscalationHours: string
  readonly minContactAttempts: string
  readonly autoCompleteDays: string
  readonly chatClosesAfterHours: string
}

export const toDraft = (settings: BookingSettings): SettingsDraft => ({
  reminderHours: settings.reminderHours.join(', '),
  completionEscalationHours: String(settings.completionEscalationHours),
  minContactAttempts: String(settings.minContactAttempts),
  autoCompleteDays: String(settings.autoCompleteDays),
  chatClosesAfterHours: String(settings.chatClosesAfterHours),
})

/** The least and most of each number; the contract says the same. */
const BOUNDS = {
  completionEscalationHours: [1, 1_440],
  minContactAttempts: [1, 50],
  autoCompleteDays: [1, 365],
  chatClosesAfterHours: [1, 8_760],
} as const

/**
 * Hours as they are typed, each once, the longest first; null where they do not fit.
 *
 * @example parseHours('2, 24,2') // [24, 2]
 */
export function parseHours(typed: string): number[] | null {
  const parts = typed.split(/[,\s]+/).filter(Boolean)
  if (parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const hours = [...new Set(parts.map(Number))].sort((a, z) => z - a)
  return v.is(BookingSettings.entries.reminderHours, hours) ? hours : null
}

/** What does not fit, by field. */
export function checkDraft(draft: SettingsDraft): Partial<Record<keyof SettingsDraft, string>> {
  const wrong: Partial<Record<keyof SettingsDraft, string>> = {}
  if (!parseHours(draft.reminderHours)) wrong.reminderHours = k.rules.remindersBad
  for (const [key, [min, max]] of Object.entries(BOUNDS) as [keyof typeof BOUNDS, readonly [number, number]][]) {
    const text = draft[key].trim()
    if (!/^\d+$/.test(text) || Number(text) < min || Number(text) > max) wrong[key] = k.rules.whole(min, max)
  }
  return wrong
}

/** A draft that fits, as it is saved. Quick responses are saved by themselves. */
export const toUpdate = (draft: SettingsDraft): UpdateBookingSettings => ({
  reminderHours: parseHours(draft.reminderHours) ?? [],
  completionEscalationHours: Number(draft.completionEscalationHours),
  minContactAttempts: Number(draft.minContactAttempts),
  autoCompleteDays: Number(draft.autoCompleteDays),
  chatClosesAfterHours: Number(draft.chatClosesAfterHours),
})
