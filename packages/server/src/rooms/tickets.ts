import type { ParticipantRef, Room } from '@deskbell/protocol'

/** Signs and checks room tickets: HS256 JWTs that live a minute and name one room and one person. */
export interface RoomTickets {
  sign(room: Room, who: ParticipantRef, now: number): Promise<{ ticket: string; expiresAt: number }>
  /** Null when forged, expired, or for another room. */
  verify(ticket: string, room: Room, now: number): Promise<ParticipantRef | null>
}
