/** Where a provider is just now: one row while they share it, gone when they stop. */
export interface BookingLocationsTable {
  booking_id: string
  workspace_id: string
  provider_id: string
  latitude: number
  longitude: number
  accuracy: number | null
  at: number
  until: number
}

export interface LiveLocationTables {
  booking_locations: BookingLocationsTable
}
