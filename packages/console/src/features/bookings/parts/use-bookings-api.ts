import { useMemo } from 'preact/hooks'
import { type BookingsApi, createBookingsApi } from '../../../api/bookings-api.ts'
import { useDesk } from '../../../app/desk.ts'

/** The endpoints of bookings, for a view. */
export function useBookingsApi(): BookingsApi {
  const { api } = useDesk()
  return useMemo(() => createBookingsApi(api.call), [api.call])
}
