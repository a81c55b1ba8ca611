import { type CreateBooking, Email, type PAYMENT_STATUSES, Phone, type ProviderInput } from '@deskbell/protocol'
import * as v from 'valibot'
import { b } from '../../../i18n/bookings.ts'
import { parseAmount } from '../parts/money.ts'
import { instantOf } from '../parts/zone-times.ts'

/** Somebody who is here already. */
export interface Known {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
}

/** A booking while it is written: times by the clocks of its zone, money as it is typed. */
export interface BookingDraft {
  readonly customer: Known | null
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly service: string
  readonly startsAt: string
  readonly endsAt: string
  readonly timeZone: string
  readonly address: string
  /** An agent's id, `NOBODY` or `OTHER`. */
  readonly provider: string
  readonly providerName: string
  readonly providerPhone: string
  readonly price: string
  readonly currency: string
  readonly paymentStatus: (typeof PAYMENT_STATUSES)[number] | ''
  readonly checklist: string
  readonly notes: string
}

export const NOBODY = ''
/** Somebody who is not one of the workspace's people. */
export const OTHER = 'other'

type Faults = Partial<Record<keyof BookingDraft, string>>

/** Who comes, as it is sent. */
export function providerOf(draft: Pick<BookingDraft, 'provider' | 'providerName' | 'providerPhone'>): ProviderInput {
  if (draft.provider === NOBODY) return null
  if (draft.provider !== OTHER) return { id: draft.provider }
  const phone = draft.providerPhone.trim()
  return { name: draft.providerName.trim(), ...(phone && { phone }) }
}

/** What does not fit of who comes. */
export function checkProvider(draft: Pick<BookingDraft, 'provider' | 'providerName' | 'providerPhone'>): Faults {
  if (draft.provider !== OTHER) return {}
  const phone = draft.providerPhone.trim()
  return {
    ...(draft.providerName.trim() ? {} : { providerName: b.form.needProviderName }),
    ...(phone === '' || v.is(Phone, phone) ? {} : { providerPhone: b.form.phoneBad }),
  }
}

/** What does not fit of when it is. */
export function checkTimes({
  startsAt,
  endsAt,
  timeZone,
}: Pick<BookingDraft, 'startsAt' | 'endsAt' | 'timeZone'>): Faults {
  const start = instantOf(startsAt, timeZone)
  const end = instantOf(endsAt, timeZone)
  return {
    ...(start ? {} : { startsAt: b.form.needStart }),
    ...(end ? {} : { endsAt: b.form.needEnd }),
    ...(start && end && end <= start ? { endsAt: b.form.endBad } : {}),
  }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function checkEmail(email: string): Faults {
  if (email.trim() === '') return { email: b.form.needEmail }
  return v.is(Email, email) ? {} : { email: b.form.emailBad }
}

/** What does not fit, by field. */
export function checkDraft(draft: BookingDraft): Faults {
  const { customer, email, phone, service, price, currency } = draft
  return {
    ...(customer ? {} : checkEmail(email)),
    ...(customer || phone.trim() === '' || v.is(Phone, phone) ? {} : { phone: b.form.phoneBad }),
    ...(service.trim() ? {} : { service: b.form.needService }),
    ...checkTimes(draft),
    ...checkProvider(draft),
    ...(price.trim() === '' || parseAmount(price, currency) ? {} : { price: b.form.priceBad }),
  }
}

/** A draft that fits, as it is sent. */
export function toCreate(draft: BookingDraft, clientId: string): v.InferInput<typeof CreateBooking> {
  const { customer, timeZone } = draft
  const name = draft.name.trim()
  const phone = draft.phone.trim()
  const address = draft.address.trim()
  const notes = draft.notes.trim()
  const checklist = linesOf(draft.checklist)
  const price = parseAmount(draft.price, draft.currency)
  return {
    clientId,
    customer: customer
      ? { id: customer.id }
      : { email: draft.email.trim(), ...(name && { name }), ...(phone && { phone }) },
    ...{ service: draft.service.trim(), timeZone, provider: providerOf(draft) },
    startsAt: instantOf(draft.startsAt, timeZone) ?? '',
    endsAt: instantOf(draft.endsAt, timeZone) ?? '',
    ...(address && { place: { address } }),
    ...(price && { price }),
    ...(draft.paymentStatus && { paymentStatus: draft.paymentStatus }),
    ...(checklist.length > 0 && { checklist }),
    ...(notes && { notes }),
  }
}

/** Where the service's words about a path belong; the longest beginning counts. */
const PLACES: readonly (readonly [string, keyof BookingDraft])[] = [
  ['customer.name', 'name'],
  ['customer.phone', 'phone'],
  ['customer', 'email'],
  ['place', 'address'],
  ['provider.name', 'providerName'],
  ['provider.phone', 'providerPhone'],
  ['price.currency', 'currency'],
  ['price', 'price'],
]

/**
 * The service's words about each field, by the field they belong to.
 *
 * @example faultsOf({ 'customer.email': 'is blocked' }) // { email: 'is blocked' }
 */
export function faultsOf(fields: Readonly<Record<string, string>>): Faults {
  return Object.fromEntries(
    Object.entries(fields).map(([path, words]) => {
      const known = PLACES.find(([start]) => path === start || path.startsWith(`${start}.`))
      return [known?.[1] ?? path.split('.')[0], words]
    }),
  )
}

/** Moves the end with the start, so that it takes as long as before. */
export function moveStart<D extends Pick<BookingDraft, 'startsAt' | 'endsAt'>>(draft: D, startsAt: string): D {
  const length = Date.parse(`${draft.endsAt}Z`) - Date.parse(`${draft.startsAt}Z`)
  const start = Date.parse(`${startsAt}Z`)
  if (Number.isNaN(length) || Number.isNaN(start) || length <= 0) return { ...draft, startsAt }
  return { ...draft, startsAt, endsAt: new Date(start + length).toISOString().slice(0, 16) }
}
