import * as v from 'valibot'
import { ParticipantRef } from '../conversations/schemas.ts'
import { IsoTime } from '../core/values.ts'
import { Room } from './rooms.ts'

export const CreateRoomTicket = v.strictObject({ room: Room })
export type CreateRoomTicket = v.InferOutput<typeof CreateRoomTicket>

/** A short-lived pass for one room, sent in the first frame. `url` is where the socket opens. */
export const RoomTicket = v.object({ ticket: v.string(), url: v.string(), expiresAt: IsoTime })
export type RoomTicket = v.InferOutput<typeof RoomTicket>

/** What a room ticket states, once its signature is checked. */
export const RoomClaims = v.object({ room: v.string(), who: ParticipantRef, exp: v.number() })
export type RoomClaims = v.InferOutput<typeof RoomClaims>
