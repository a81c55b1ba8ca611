import type {
  BookingConversation,
  BookingConversationPage,
  BookingHistory,
  BookingHistoryItem,
  BookingPage,
  Conversation,
  SharedBooking,
} from '@deskbell/protocol'
import type { Link } from '../core/link.ts'
import type { Runtime } from '../core/runtime.ts'
import type { AgentWire } from '../types.ts'
import { createLive, type Kept, type LiveOptions } from './live.ts'
import { newer } from './shown.ts'
import type { Provider } from './types.ts'

const PAGE = 100

export interface BookOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly call: AgentWire['call']
  /** Whether a booking is of whoever is signed in. */
  isMine(booking: SharedBooking): boolean
}

/** Every booking and conversation that is looked at just now. */
export interface Book extends Pick<Provider, 'day' | 'booking' | 'history' | 'conversation' | 'conversations'> {
  /** Takes a booking in wherever it is shown, unless something newer is there. */
  put(booking: SharedBooking): void
  /** The conversation of a booking went on, as an answer describes it where there was one. */
  said(bookingId: string, conversation?: Conversation): void
  /** Asks for everything again. */
  wake(): void
  wakeLists(): void
  release(): void
}

/** What is looked at, and what it hears of. */
interface Shown {
  readonly live: Kept<unknown>
  /** Null for what is about no single booking. */
  readonly bookingId: string | null
  put?(booking: SharedBooking): void
  said?(conversation: Conversation | undefined): void
}

export function createBook({ runtime, link, call, isMine }: BookOptions): Book {
  const shown = new Set<Shown>()

  /** Keeps an answer for as long as somebody looks at it. */
  function look<T>(
    more: Pick<LiveOptions<T>, 'ask' | 'merge'>,
    bookingId: string | null,
    hears: (live: Kept<T>) => Pick<Shown, 'put' | 'said'>,
  ): Kept<T> {
    const live: Kept<T> = createLive<T>({ runtime, link, ...more, released: () => shown.delete(entry) })
    const entry: Shown = { live: live as unknown as Kept<unknown>, bookingId, ...hears(live) }
    shown.add(entry)
    return live
  }

  /** Every page of a list. */
  async function every<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T[]> {
    const all: T[] = []
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await call<{ items: T[]; nextCursor: string | null }>('GET', path, {
        query: { ...query, limit: PAGE, cursor },
      })
      all.push(...page.items)
      cursor = page.nextCursor ?? undefined
    }
    return all
  }

  return {
    day(from, to) {
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      const holds = (one: SharedBooking) =>
        isMine(one) && Date.parse(one.endsAt) > from && Date.parse(one.startsAt) < to
      return look<readonly SharedBooking[]>(
        {
          ask: () => every<BookingPage['items'][number]>('/v1/bookings', query),
          merge: (held, answer) =>
            inOrder(
              answer.map((one) =>
                newer(
                  held?.find(({ id }) => id === one.id),
                  one,
                ),
              ),
            ),
        },
        null,
        (live) => ({
          put: (booking) =>
            live.change((held) => {
              const before = held.find(({ id }) => id === booking.id)
              const next = newer(before, booking)
              const others = held.filter((one) => one !== before)
              return holds(next) ? inOrder([...others, next]) : others
            }),
        }),
      )
    },
    booking: (id) =>
      look<SharedBooking>(
        {
          ask: () => call('GET', `/v1/bookings/${id}`),
          merge: (held, answer) => newer(held ?? undefined, answer),
        },
        id,
        (live) => ({ put: (next) => (isMine(next) ? live.change((held) => newer(held, next)) : live.wake()) }),
      ),
    history: (id) =>
      look<readonly BookingHistoryItem[]>(
        { ask: async () => (await call<BookingHistory>('GET', `/v1/bookings/${id}/status/history`)).items },
        id,
        (live) => ({ put: live.soon }),
      ),
    conversation: (id) =>
      look<BookingConversation>({ ask: () => call('GET', `/v1/bookings/${id}/conversation`) }, id, (live) => ({
        put(booking) {
          live.change((held) => ({ ...held, booking: newer(held.booking, booking) }))
          live.soon()
        },
        said(conversation) {
          if (conversation) live.change((held) => ({ ...held, conversation }))
          live.soon()
        },
      })),
    conversations: () =>
      look<readonly BookingConversation[]>(
        { ask: () => every<BookingConversationPage['items'][number]>('/v1/booking-conversations') },
        null,
        (live) => ({ said: live.soon }),
      ),
    put(booking) {
      for (const { bookingId, put } of [...shown]) if (bookingId === null || bookingId === booking.id) put?.(booking)
    },
    said(id, conversation) {
      for (const { bookingId, said } of [...shown]) if (bookingId === null || bookingId === id) said?.(conversation)
    },
    wake() {
      for (const { live } of shown) live.soon()
    },
    wakeLists() {
      for (const { bookingId, live } of shown) if (bookingId === null) live.soon()
    },
    release() {
      for (const { live } of [...shown]) live.release()
    },
  }
}

const inOrder = (items: readonly SharedBooking[]): readonly SharedBooking[] =>
  items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.number - b.number)
