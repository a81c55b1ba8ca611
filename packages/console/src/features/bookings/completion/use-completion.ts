import type { Booking, Completion, PendingCompletion } from '@deskbell/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { type Load, useLoad } from '../../../ui/load.ts'
import { useBookingsApi } from '../parts/use-bookings-api.ts'

/** The completion of a booking with what support did about it, asked for again as the booking changes. */
export function useCompletion(
  booking: Booking,
  known: Completion | null,
): { state: Load<Completion>; reload: () => void; set: (completion: Completion) => void } {
  const api = useBookingsApi()
  const first = useRef(known)
  const { state, reload, set } = useLoad<Completion>(booking.id, async () => {
    const held = first.current
    first.current = null
    return held ?? api.completion(booking.id)
  })
  const seen = useRef(booking.version)
  useEffect(() => {
    if (seen.current === booking.version) return
    seen.current = booking.version
    api.completion(booking.id).then(set, () => undefined)
  }, [api, booking.id, booking.version, set])
  return { state, reload, set }
}

export type Shown = (pending: PendingCompletion) => void
