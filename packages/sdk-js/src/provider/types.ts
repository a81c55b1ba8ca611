import type {
  Attachment,
  BookingChatStats,
  BookingConversation,
  BookingHistoryItem,
  BookingUpdate,
  MessageLocation,
  SharedBooking,
} from '@deskbell/protocol'
import type { Readable, Trouble } from '../types.ts'

/** What a provider does at a booking with one press. */
export type Deed =
  /** A step was reached, or the present one takes longer: `reason` and `eta` (ISO) belong to `delayed`. */
  | { readonly kind: 'status'; readonly status: BookingUpdate; readonly reason?: string; readonly eta?: string }
  /** One of the workspace's quick responses; `text` is what it says. */
  | { readonly kind: 'quick'; readonly key: string; readonly text: string }
  | {
      readonly kind: 'message'
      readonly text: string
      readonly location?: MessageLocation
      readonly attachments?: readonly Attachment[]
    }

/** `late`: the booking had changed after the press, so the press changed nothing. */
export type DeedTrouble = Trouble | { readonly kind: 'late' }

/** A deed that the service has not confirmed. It stays, across reloads, until it is taken, or refused and dismissed. */
export interface PendingDeed {
  readonly clientId: string
  readonly bookingId: string
  /** The moment of the press, in epoch milliseconds. */
  readonly at: number
  readonly deed: Deed
  /** `queued` and `sending` pass in a moment; `waiting` is tried again by itself; `refused` is over, and says why. */
  readonly status: 'queued' | 'sending' | 'waiting' | 'refused'
  readonly trouble: DeedTrouble | null
}

/** Something of the service that is kept true. What was shown stays while it cannot be asked for. */
export interface LiveState<T> {
  readonly load: 'loading' | 'ready' | 'failed'
  readonly trouble: Trouble | null
  readonly value: T | null
}

export interface Live<T> {
  readonly state: Readable<LiveState<T>>
  reload(): void
  release(): void
}

/** One's own place, told to the customer of a booking. */
export interface Sharing {
  readonly bookingId: string
  /** When the service had a place last, in epoch milliseconds; null before the first. */
  readonly sentAt: number | null
  /** Why nothing goes out just now: the device does not know its place, or the service cannot be reached. */
  readonly trouble: 'no_place' | 'no_way' | null
}

/** Why sharing ended without being asked to. `interrupted`: the page was closed while it was on. */
export type SharingEnd = 'denied' | 'unsupported' | 'over' | 'refused' | 'interrupted'

export interface ProviderOptions {
  /** The device's own, unless said. */
  readonly geolocation?: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | null
}

/** The field worker's side of bookings: one's day, what is done in it, and the way one goes. */
export interface Provider {
  /** Everything not confirmed yet, oldest first. */
  readonly pending: Readable<readonly PendingDeed[]>
  readonly stats: Live<BookingChatStats>
  readonly sharing: Readable<Sharing | null>
  /** Bookings that overlap a span of time, in epoch milliseconds, by start. */
  day(from: number, to: number): Live<readonly SharedBooking[]>
  booking(bookingId: string): Live<SharedBooking>
  history(bookingId: string): Live<readonly BookingHistoryItem[]>
  conversation(bookingId: string): Live<BookingConversation>
  conversations(): Live<readonly BookingConversation[]>
  /**
   * Queues a deed and tries at once; `seen` is the booking as it was shown at the press. Returns its client id.
   * One booking's deeds arrive in order.
   */
  do(seen: Pick<SharedBooking, 'id' | 'statusAt'>, deed: Deed): string
  /** Tries everything that waits now. */
  retry(): void
  /** Drops a deed: it was refused, or is not wanted any more. */
  discard(clientId: string): void
  /** Something was read here: numbers are asked for again. */
  refresh(): void
  /** Asks the device where it is, and shows the customer, from now until it ends. Call it on a press only. */
  share(bookingId: string): void
  stopSharing(): void
  /** Calls back when sharing ended by itself. Returns its disposer. */
  onSharingEnd(listener: (end: SharingEnd, bookingId: string) => void): () => void
  /** Before signing out: stops sharing and forgets what is not sent. */
  leave(): Promise<void>
  /** Removes every listener and timer; keeps what is stored. Sharing ends with it. */
  destroy(): void
}
