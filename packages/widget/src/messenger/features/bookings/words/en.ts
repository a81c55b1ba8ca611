/** What the list of bookings says; how a booking stands is said by `booking/words`. */
const en = {
  title: 'Your bookings',
  back: 'Back to your bookings',
  home: 'Back to home',
  next: 'Your booking',
  all: 'All your bookings',
  ahead: 'Coming up',
  earlier: 'Earlier',
  none: 'Your bookings will be here',
  noneHint: 'You will see when somebody sets off, and can ask about your booking at any time.',
  older: 'Show older bookings',
  about: 'Your booking {number}, {service}',
} satisfies Record<string, string>

export default en

/** The same keys in another language. */
export type BookingsCatalogue = { readonly [K in keyof typeof en]: string }
