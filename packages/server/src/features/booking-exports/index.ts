export { calendarFile } from './calendar/file.ts'
export { calendarLinks } from './calendar/links.ts'
export { confirmationPdf } from './pdf/confirmation.ts'
export {
  type BookingWords,
  bookingWords,
  clockInWords,
  dayInWords,
  moneyInWords,
  numberInWords,
  spanInWords,
  zoneInWords,
} from './words/words.ts'
