import { ParticipantRef, type Room, TIMINGS } from '@deskbell/protocol'
import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { roomKey } from './address.ts'

/** Signs and checks room tickets: HS256 JWTs that live a minute and name one room and one person. */
export interface RoomTickets {
  /** `now` and `expiresAt` are epoch milliseconds. */
  sign(room: Room, who: ParticipantRef, now: number): Promise<{ ticket: string; expiresAt: number }>
  /** Null when forged, expired, or for another room. */
  verify(ticket: string, room: Room, now: number): Promise<TicketClaims | null>
}

export interface TicketClaims {
  readonly who: ParticipantRef
  /** When it was signed, epoch milliseconds. */
  readonly at: number
}

/** In the header, so that no other token made with the same secret passes for a ticket. */
const TYPE = 'deskbell-room+jwt'
const Claims = v.object({ who: ParticipantRef, at: v.number() })

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
      const ticket = await new SignJWT({ room: roomKey(room), who: { kind: who.kind, id: who.id }, at: now })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setExpirationTime(expires)
        .sign(key)
      return { ticket, expiresAt: expires * 1000 }
    },
    async verify(ticket, room, now) {
      const claims = await jwtVerify(ticket, key, {
        algorithms: ['HS256'],
        typ: TYPE,
        requiredClaims: ['exp', 'room', 'who', 'at'],
        currentDate: new Date(now),
      }).catch(() => null)
      if (claims?.payload.room !== roomKey(room)) return null
      const read = v.safeParse(Claims, claims.payload)
      return read.success && read.output.who.id !== null ? read.output : null
    },
  }
}
