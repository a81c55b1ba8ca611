import type { NotificationKind } from '@deskbell/protocol'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'

/** What a telling about a booking carries: its id, and by what its words see whether it is still true. */
export type BookingData = Readonly<Record<string, string>>

type Acting = Pick<StoredEvent, 'actor'>

/** Tells a customer of their booking, unless they or a guest of theirs did it. */
export function toCustomer(
  kind: NotificationKind,
  { bookingId, customerId }: { readonly bookingId: string; readonly customerId: string },
  { actor }: Acting,
  data: BookingData = {},
): Telling[] {
  return actor.kind === 'customer' || actor.kind === 'guest' ? [] : [theirs(kind, bookingId, customerId, data)]
}

/** Tells a customer, whoever did it. */
export function theirs(kind: NotificationKind, bookingId: string, customerId: string, data: BookingData = {}): Telling {
  const target = { type: 'booking', bookingId } as const
  return { kind, to: { kind: 'customer', id: customerId }, target, data: { ...data, bookingId } }
}

/** Tells people of the workspace, but nobody of what they did themselves. */
export function toAgents(
  kind: NotificationKind,
  bookingId: string,
  ids: readonly (string | null | undefined)[],
  { actor }: Acting,
  data: BookingData = {},
): Telling[] {
  return ids
    .filter((id) => typeof id === 'string')
    .filter((id) => actor.kind !== 'agent' || id !== actor.id)
    .map((id) => ({
      kind,
      to: { kind: 'agent', id },
      target: { type: 'booking', bookingId },
      data: { ...data, bookingId },
    }))
}
