import type {
  Attachment,
  Booking,
  BookingHistoryItem,
  BookingLink,
  BookingLinkScope,
  BookingPage,
  BookingStatus,
  LiveLocation,
  SentMessage,
} from '@deskbell/protocol'
import type { LiveList, Readable, Trouble } from '../types.ts'

/** One booking as a view shows it. */
export interface BookingViewState {
  /** `failed`: it cannot be seen, and `trouble` says why. What was shown once stays while nothing can be reached. */
  readonly load: 'loading' | 'ready' | 'failed'
  /** Why it cannot be had, or could not be asked for anew. */
  readonly trouble: Trouble | null
  readonly booking: Booking | null
  /** What became of it, the oldest first. It may lag behind `booking` for a moment. */
  readonly history: readonly BookingHistoryItem[]
  /** Where the provider is, while they share it. */
  readonly location: LiveLocation | null
  /** `view`: whoever looks may change nothing, nor write to the provider. */
  readonly scope: BookingLinkScope
  /** `live`: changes come by themselves. `polling`: asked for every half minute. `offline`: neither works just now. */
  readonly connection: 'live' | 'polling' | 'offline'
  /** When what is shown was last known to be true, in epoch milliseconds; null before the first answer. */
  readonly checkedAt: number | null
}

/** The customer's word on a completion request. `issues` is required where it is not approved. */
export interface CompletionAnswer {
  readonly approved: boolean
  readonly feedback?: string
  readonly issues?: string
}

export interface BookingReview {
  /** 1 is bad, 5 very good. */
  readonly rating: number
  readonly text?: string
}

export interface BookingMessageOptions {
  /** 16 to 64 letters, digits, "-" or "_". Keep it to try again: the same one never says twice. One is made unless given. */
  readonly clientId?: string
  /** Files that were uploaded before. */
  readonly attachments?: readonly Pick<Attachment, 'id'>[]
}

/** Addresses that need no session: the page, a calendar file, and the confirmation as PDF. */
export type BookingAddresses = Pick<BookingLink, 'url' | 'calendarUrl' | 'confirmationUrl'>

/** Where "add to calendar" leads. */
export interface CalendarLinks {
  readonly google: string
  readonly outlook: string
}

/** One booking that is followed until it is released. Every call rejects with a `DeskbellError`. */
export interface BookingHandle {
  readonly state: Readable<BookingViewState>
  /** Asks anew. What goes wrong stands in the state. */
  reload(): Promise<void>
  /** Confirms that the work is done, or says what is wrong; then the work goes on. */
  respond(answer: CompletionAnswer): Promise<Booking>
  /** Once it is verified; again, it replaces the first while that is not published. */
  review(review: BookingReview): Promise<Booking>
  /** A new address of the booking, to hand on. */
  link(scope: BookingLinkScope): Promise<BookingLink>
  /** Addresses for the person here: their own link, or one that is made once, for looking only. */
  addresses(): Promise<BookingAddresses>
  /** Those of `addresses`, and pages of calendars on the web that fill themselves in. */
  calendar(): Promise<CalendarLinks & { readonly file: string }>
  /** To the provider; the first message begins the conversation, which the answer names. */
  message(text: string, options?: BookingMessageOptions): Promise<SentMessage>
  release(): void
}

export interface BookingFilter {
  readonly status?: readonly BookingStatus[]
  /** ISO times between which it starts. */
  readonly from?: string
  readonly to?: string
  /** By start: the next first unless `newest`. */
  readonly order?: 'soonest' | 'newest'
}

/** A customer's own bookings, over the client that holds their session. */
export interface Bookings {
  /** Kept live until it is released. */
  list(filter?: BookingFilter): LiveList<Booking>
  page(filter?: BookingFilter & { readonly cursor?: string; readonly limit?: number }): Promise<BookingPage>
  booking(id: string): BookingHandle
}

export interface GuestBookingOptions {
  /** Origin of the service, such as `https://desk.example.com`. */
  readonly url: string
  /** The last part of the address that was mailed. */
  readonly token: string
  readonly fetch?: typeof fetch
}
