import { ParticipantRef, type Room, TIMINGS } from '@deskbell/protocol'
import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { roomKey } from './address.ts'

/** Signs and checks room tickets: HS256 JWTs that live a minute and name one room and one person. */
export interface RoomTickets {
  /** `now` and `expiresAt` are epoch milliseconds. */
  sign(room: Room, who: ParticipantRef, now: number): Promise<{ ticket: string; expiresAt: number }>
  /** Null when forged, expired, or for another room. */
  verify(ticket: string, room: Room, now: number): Promise<ParticipantRef | null>
}

/** In the header, so that no other token made with the same secret passes for a ticket. */
const TYPE = 'deskbell-room+jwt'

/**
 * Tickets signed with a secret that the service and its rooms share. Runs wherever there is
 * WebCrypto: Node and Workers.
 *
 * @example
 * const tickets = createRoomTickets(secret)
 * const { ticket } = await tickets.sign({ party: 'inbox', id: workspaceId }, { kind: 'agent', id }, Date.now())
 */
export function createRoomTickets(secret: string): RoomTickets {
  const key = new TextEncoder().encode(secret)
  return {
    async sign(room, who, now) {
      const expires = Math.floor((now + TIMINGS.roomTicketLife) / 1000)
      const ticket = await new SignJWT({ room: roomKey(room), who: { kind: who.kind, id: who.id } })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setExpirationTime(expires)
        .sign(key)
      return { ticket, expiresAt: expires * 1000 }
    },
    async verify(ticket, room, now) {
      const claims = await jwtVerify(ticket, key, {
        algorithms: ['HS256'],
        typ: TYPE,
        requiredClaims: ['exp', 'room', 'who'],
        currentDate: new Date(now),
      }).catch(() => null)
      if (claims?.payload.room !== roomKey(room)) return null
      const who = v.safeParse(ParticipantRef, claims.payload.who)
      return who.success && who.output.id !== null ? who.output : null
    },
  }
}
