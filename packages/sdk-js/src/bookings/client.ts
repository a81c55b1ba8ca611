import type { BookingPage } from '@deskbell/protocol'
import { DeskbellError } from '../core/errors.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import type { Client, Readable } from '../types.ts'
import type { BookingSource } from './follow.ts'
import { openBooking } from './handle.ts'
import { createBookingList } from './list.ts'
import { type PageSight, platformSight } from './page-sight.ts'
import type { BookingFilter, BookingHandle, Bookings } from './types.ts'

/**
 * A customer's own bookings, over the client that holds their session.
 *
 * @example
 * const bookings = createBookings(client)
 * const live = bookings.booking('bkg_…')
 * live.state.subscribe(({ booking, connection }) => show(booking?.status, connection))
 * await live.respond({ approved: true })
 * live.release()
 */
export function createBookings(client: Client): Bookings {
  return openBookings(client, platformRuntime(), platformSight())
}

/** As `createBookings`, with the surroundings given. */
export function openBookings(client: Client, runtime: Runtime, sight: PageSight): Bookings {
  const { call, join } = client.wire
  const person: Readable<string | null> = {
    get: () => client.customer.get()?.id ?? null,
    subscribe: (listener) => client.customer.subscribe((customer) => listener(customer?.id ?? null)),
  }

  const page = ({ status, ...rest }: Parameters<Bookings['page']>[0] = {}) =>
    call<BookingPage>('GET', '/v1/bookings', { query: { ...rest, status: status?.join(',') } })

  function sourceOf(id: string): BookingSource {
    return {
      call,
      person,
      eyes: () => 'customer',
      async open() {
        if (person.get() === null && !(await client.resume())) throw new DeskbellError('unauthenticated', 'No session.')
        return id
      },
      join(bookingId, hear, sync) {
        const me = person.get()
        // A client has one socket for rooms that are no conversation. The newest room has it, and both tell of changes.
        const leave = me && join(`customer/${me}`, { frame: (frame) => hear(frame, false), sync() {} })
        const leaveOwn = join(`booking/${bookingId}`, { frame: (frame) => hear(frame, true), sync })
        return () => {
          if (leave) leave()
          leaveOwn()
        }
      },
    }
  }

  return {
    page,
    list(filter: BookingFilter = {}) {
      if (person.get() === null) client.resume().catch(() => {})
      return createBookingList({
        runtime,
        filter,
        person,
        page: (cursor, limit) => page({ ...filter, limit, ...(cursor && { cursor }) }),
        listen: (me, frame, sync) => join(`customer/${me}`, { frame, sync }),
      })
    },
    booking: (id): BookingHandle => openBooking(sourceOf(id), runtime, sight),
  }
}
