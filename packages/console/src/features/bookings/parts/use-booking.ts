import type { Booking, SharedBooking } from '@deskbell/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { useLoad } from '../../../ui/load.ts'
import { useBookingsApi } from './use-bookings-api.ts'

/** What is newer of a booking laid over what is known; what one may do is asked for apart. */
function newest(known: Booking, told: SharedBooking): Booking {
  return told.version > known.version ? { ...known, ...told } : known
}

/** A booking kept live while it is shown: what the rooms tell of it at once, then with what may be done now. */
export function useBooking(bookingId: string) {
  const { client } = useDesk()
  const api = useBookingsApi()
  const { state, reload, set } = useLoad<Booking>(bookingId, () => api.get(bookingId))
  const known = useRef<Booking | null>(null)
  known.current = state.kind === 'ready' ? state.value : null
  const put = (booking: Booking) => {
    // An answer that was overtaken by a newer one changes nothing.
    const before = known.current
    if (before && before.id === booking.id && booking.version < before.version) return
    known.current = booking
    set(booking)
  }
  const latest = useRef(put)
  latest.current = put
  const refresh = useRef(async () => undefined as undefined)
  refresh.current = async () => {
    await api.get(bookingId).then(
      (booking) => latest.current(booking),
      () => undefined,
    )
  }
  useEffect(
    () =>
      client.listen((frame) => {
        if (!known.current) return
        if (frame === null) void refresh.current()
        else if (frame.t === 'booking' && frame.booking.id === bookingId) {
          if (frame.booking.version <= known.current.version) return
          latest.current(newest(known.current, frame.booking))
          void refresh.current()
        }
      }),
    [client, bookingId],
  )
  return { state, reload, put, refresh: () => refresh.current() }
}
