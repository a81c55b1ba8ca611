export { BookingConfirmation, type BookingConfirmationProps } from './booking-confirmation.ts'
