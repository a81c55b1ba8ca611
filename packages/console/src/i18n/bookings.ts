import { bookingChat } from './en/booking-chat.ts'
import { bookingPage } from './en/booking-page.ts'
import { bookings } from './en/bookings.ts'
import { followUps } from './en/follow-ups.ts'

const words = { ...bookings, ...bookingPage, ...bookingChat, ...followUps }

/** The words of everything about bookings, apart from the rest so that the inbox does not carry them. */
export type BookingsCatalogue = typeof words
export const b: BookingsCatalogue = words
