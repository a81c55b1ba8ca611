import { CodedError, type Money, type PaymentStatus, type Place, type ProviderInput } from '@deskbell/protocol'
import { findAgent } from '../agents/index.ts'
import type { BookingRow, Db } from './repository.ts'

const MONTH = 31 * 86_400_000

/** What may be said of a booking's when, where and how much. */
interface Details {
  readonly service?: string | undefined
  readonly place?: Place | null | undefined
  readonly price?: Money | null | undefined
  readonly paymentStatus?: PaymentStatus | null | undefined
  readonly checklist?: readonly string[] | undefined
  readonly notes?: string | null | undefined
}

type DetailColumns = Partial<
  Pick<BookingRow, 'service' | 'place' | 'price_amount' | 'price_currency' | 'payment_status' | 'checklist' | 'notes'>
>

/** Details as columns; what was not said is left out. */
export function detailColumns(details: Details): DetailColumns {
  const { service, place, price, paymentStatus, checklist, notes } = details
  return {
    ...(service !== undefined && { service }),
    ...(place !== undefined && { place: place === null ? null : JSON.stringify(place) }),
    ...(price !== undefined && { price_amount: price?.amount ?? null, price_currency: price?.currency ?? null }),
    ...(paymentStatus !== undefined && { payment_status: paymentStatus }),
    ...(checklist !== undefined && { checklist: JSON.stringify(checklist) }),
    ...(notes !== undefined && { notes: notes === '' ? null : notes }),
  }
}

/** Those of the columns that a row has otherwise. */
export function changedColumns<T extends Partial<BookingRow>>(row: BookingRow, columns: T): Partial<T> {
  const changed = Object.entries(columns).filter(([name, value]) => {
    const before = row[name as keyof BookingRow]
    return (typeof value === 'number' ? Number(before) : before) !== value
  })
  return Object.fromEntries(changed) as Partial<T>
}

/** Start and end as instants. Throws `invalid_input` where it ends before it begins, or takes over a month. */
export function timesOf(input: { readonly startsAt: string; readonly endsAt: string }): {
  starts_at: number
  ends_at: number
} {
  const starts_at = Date.parse(input.startsAt)
  const ends_at = Date.parse(input.endsAt)
  const fault =
    ends_at <= starts_at ? 'must be after startsAt' : ends_at - starts_at > MONTH ? 'must be within a month' : null
  if (fault !== null) {
    throw new CodedError('invalid_input', undefined, { errors: [{ path: 'body.endsAt', message: fault }] })
  }
  return { starts_at, ends_at }
}

/** Who comes, as columns. Throws `invalid_input` for an id that names nobody who works here. */
export async function providerColumns(
  db: Db,
  workspaceId: string,
  provider: ProviderInput,
): Promise<Pick<BookingRow, 'provider_id' | 'provider_name' | 'provider_phone'>> {
  if (provider === null) return { provider_id: null, provider_name: null, provider_phone: null }
  if ('name' in provider) {
    return { provider_id: null, provider_name: provider.name, provider_phone: provider.phone ?? null }
  }
  const agent = await findAgent(db, workspaceId, provider.id)
  if (agent?.active !== 1) {
    const errors = [{ path: 'body.provider.id', message: 'names nobody who works in this workspace' }]
    throw new CodedError('invalid_input', undefined, { errors })
  }
  return { provider_id: agent.id, provider_name: agent.name, provider_phone: null }
}
