export { calendarFile } from './calendar/file.ts'
export { type CalendarLinks, calendarLinks } from './calendar/links.ts'
export { confirmationPdf } from './pdf/confirmation.ts'
export type { BookingCatalogue } from './words/en.ts'
export {
  BOOKING_CATALOGUES,
  type BookingWords,
  bookingWords,
  clockInWords,
  dayInWords,
  moneyInWords,
  numberInWords,
  spanInWords,
  zoneInWords,
} from './words/words.ts'
