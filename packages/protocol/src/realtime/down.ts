import * as v from 'valibot'
import { LiveLocation, SharedBooking } from '../bookings/schemas.ts'
import { Conversation, Entry, Participant, ParticipantRef, Receipt } from '../conversations/schemas.ts'
import { id } from '../core/ids.ts'

/** Something durable that happened, as the service publishes it to rooms after commit. */
export const RoomEvent = v.variant('t', [
  v.object({
    t: v.literal('entry'),
    conversationId: id('conversation'),
    entry: Entry,
    /** The author, and whoever else the entry names. */
    participants: v.array(Participant),
  }),
  v.object({ t: v.literal('receipt'), conversationId: id('conversation'), receipt: Receipt }),
  /**
   * A conversation changed. For inbox and customer rooms; `unread` and `receipts` are left out
   * because they differ from reader to reader.
   */
  v.object({ t: v.literal('conversation'), conversation: v.omit(Conversation, ['unread', 'receipts']) }),
  /** A ticket changed; for the inbox, where lists and open views follow. */
  v.object({ t: v.literal('ticket'), ticketId: id('ticket'), conversationId: id('conversation') }),
  /** A note was left or removed; for the inbox only. */
  v.object({ t: v.literal('note'), conversationId: id('conversation') }),
  /** Somebody has something new to read in their notification centre, or read it: `recipientId` is their id. */
  v.object({ t: v.literal('notification'), recipientId: v.string() }),
  /** A booking changed; the higher version is the newer. */
  v.object({ t: v.literal('booking'), booking: SharedBooking }),
  /** Where the provider is now; null when they stopped sharing it. */
  v.object({ t: v.literal('location'), bookingId: id('booking'), location: v.nullable(LiveLocation) }),
  /** Availability, role or name of an agent changed; ask for the list again. */
  v.object({ t: v.literal('agents') }),
])
export type RoomEvent = v.InferOutput<typeof RoomEvent>

/** What a room says by itself. */
export const RoomNotice = v.variant('t', [
  /** The ticket was taken; `present` lists everyone else who is here now. */
  v.object({ t: v.literal('welcome'), v: v.number(), you: ParticipantRef, present: v.array(ParticipantRef) }),
  v.object({ t: v.literal('pong') }),
  v.object({ t: v.literal('typing'), who: ParticipantRef, on: v.boolean() }),
  v.object({ t: v.literal('presence'), who: ParticipantRef, online: v.boolean() }),
])
export type RoomNotice = v.InferOutput<typeof RoomNotice>

/** Everything a client may hear on a socket. Unknown kinds are to be ignored: embeds live long. */
export const Down = v.union([RoomEvent, RoomNotice])
export type Down = v.InferOutput<typeof Down>
