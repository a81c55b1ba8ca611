export { DeskbellBooking, type SupportRequest } from './element.ts'
export { type BookingTone, type BookingView, type StepView, type ViewOptions, viewOf } from './view.ts'
export { type BookingTranslator, bookingWords } from './words/words.ts'
