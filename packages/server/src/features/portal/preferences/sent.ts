import {
  FREQUENCIES,
  type NotificationPreferences,
  PERSON_CHANNELS,
  type PersonChannel,
  TimeZone,
  type UpdateNotificationPreferences,
} from '@deskbell/protocol'
import * as v from 'valibot'
import type { Offer } from '../../notification-preferences/index.ts'
import type { Words } from '../i18n/words.ts'
import type { Fault } from '../support/fault.ts'
import type { SentForm } from '../support/form.ts'

/** What the page offers: by category the channels that may carry it, and can reach whoever chooses. */
export interface Choice {
  readonly audience: 'customer' | 'agent'
  readonly preferences: NotificationPreferences
  readonly available: readonly PersonChannel[]
  readonly offers: readonly Offer[]
}

/** The name of a box on the form. */
export function boxName(category: string, channel: string): string {
  return `c.${category}.${channel}`
}

/** The channels that the page shows for a category. */
export function shownChannels({ available }: Pick<Choice, 'available'>, { channels }: Offer): readonly PersonChannel[] {
  return channels.filter((channel) => available.includes(channel))
}

/** What a sent form changes, or what is wrong with it. What the page did not show stays as it was. */
export function changeOf(
  t: Words,
  choice: Choice,
  form: SentForm,
): { readonly change: UpdateNotificationPreferences } | { readonly faults: readonly Fault[] } {
  const { preferences } = choice
  const quietHours = quietOf(t, form)
  const timeZone = v.safeParse(TimeZone, form.text('zone'))
  const faults = [
    ...('fault' in quietHours ? [quietHours.fault] : []),
    ...(timeZone.success ? [] : [{ id: 'f.zone', words: t('faultZone') }]),
  ]
  if (faults.length > 0 || 'fault' in quietHours || !timeZone.success) return { faults }
  const after: NotificationPreferences = {
    categories: categoriesOf(choice, form),
    frequency: FREQUENCIES.find((one) => one === form.text('frequency')) ?? preferences.frequency,
    quietHours: quietHours.value,
    timeZone: timeZone.output,
  }
  // What is as it was is not chosen: it goes on following what is usual.
  const changed = (Object.keys(after) as (keyof NotificationPreferences)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(preferences[field]),
  )
  return { change: Object.fromEntries(changed.map((field) => [field, after[field]])) }
}

function categoriesOf(choice: Choice, form: SentForm): NotificationPreferences['categories'] {
  const after = { ...choice.preferences.categories }
  for (const offer of choice.offers) {
    const shown = shownChannels(choice, offer)
    const before = after[offer.category]
    after[offer.category] = PERSON_CHANNELS.filter((channel) =>
      shown.includes(channel) ? form.text(boxName(offer.category, channel)) !== '' : before.includes(channel),
    )
  }
  return after
}

type Quiet = NotificationPreferences['quietHours']

function quietOf(t: Words, form: SentForm): { readonly value: Quiet } | { readonly fault: Fault } {
  const [from, to] = [timeOf(form.text('quiet.from')), timeOf(form.text('quiet.to'))]
  if (from === '' && to === '') return { value: null }
  if (!from || !to) return { fault: { id: from ? 'f.quiet.to' : 'f.quiet.from', words: t('faultQuiet') } }
  return from === to ? { fault: { id: 'f.quiet.to', words: t('faultQuietSame') } } : { value: { from, to } }
}

/** A time as browsers send it, or as somebody typed it who has no field for times; null where it is none. */
function timeOf(text: string): string | null {
  if (text.trim() === '') return ''
  const [, hour, minute] = /^\s*([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?\s*$/.exec(text) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : null
}
