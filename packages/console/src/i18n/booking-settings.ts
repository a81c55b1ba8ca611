import { bookingSettings } from './en/booking-settings.ts'
import { bookings } from './en/bookings.ts'

const words = { ...bookingSettings, statuses: bookings.statuses }

/** The words of the settings of bookings, apart from the rest so that nothing else carries them. */
export type BookingSettingsCatalogue = typeof words
export const k: BookingSettingsCatalogue = words
