import * as v from 'valibot'
import { id } from '../core/ids.ts'

/**
 * A room, in PartyKit's model and address `/parties/:party/:room`. `conversation` is for the
 * participants of one thread, `customer` for whatever concerns one customer while no thread is
 * open, `inbox` for the agents of a workspace,
 * `booking` for whoever watches one, and `provider` for all that concerns one provider.
 */
export const Room = v.variant('party', [
  v.strictObject({ party: v.literal('conversation'), id: id('conversation') }),
  v.strictObject({ party: v.literal('customer'), id: id('customer') }),
  v.strictObject({ party: v.literal('inbox'), id: id('workspace') }),
  v.strictObject({ party: v.literal('booking'), id: id('booking') }),
  v.strictObject({ party: v.literal('provider'), id: id('agent') }),
])
export type Room = v.InferOutput<typeof Room>
export type Party = Room['party']
export const PARTIES = ['conversation', 'customer', 'inbox', 'booking', 'provider'] as const satisfies readonly Party[]

/** The address of a room below the service's or PartyKit's origin. */
export function roomPath(room: Room): string {
  return `/parties/${room.party}/${room.id}`
}
