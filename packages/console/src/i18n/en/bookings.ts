import { plural } from './plural.ts'

/** How long something is, in the two largest units that say it: `2 h 5 min`, `3 days`. */
const duration = (minutes: number): string => {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** Bookings wherever they stand, and the board of a day. */
export const bookings = {
  duration,
  number: (n: number) => `#${n}`,
  booking: (n: number) => `Booking #${n}`,
  statuses: {
    confirmed: 'Confirmed',
    on_way: 'On the way',
    arrived: 'Arrived',
    in_progress: 'In progress',
    completed: 'Completed',
    verified: 'Verified',
    disputed: 'Disputed',
    cancelled: 'Cancelled',
    delayed: 'Delayed',
    rescheduled: 'Moved',
    assigned: 'Assigned',
  },
  payments: {
    unpaid: 'Not paid',
    authorized: 'Payment reserved',
    partly_paid: 'Partly paid',
    paid: 'Paid',
    refunded: 'Refunded',
    failed: 'Payment failed',
  },
  status: 'Status',
  payment: 'Payment',
  steps: 'How far it is',
  stepDone: 'done',
  stepNow: 'now',
  stepAhead: 'still ahead',
  nobody: 'Nobody yet',
  delay: {
    badge: 'Delayed',
    until: (time: string) => `Expected ${time}`,
    because: (reason: string) => `Delayed: ${reason}`,
  },
  late: {
    badge: (minutes: number) => `Late by ${duration(minutes)}`,
    hint: 'The start has passed and nobody is on the way.',
  },
  times: {
    yours: (range: string) => `${range} your time`,
    in: (range: string, zone: string) => `${range} in ${zone}`,
    nextDay: 'next day',
  },
  timeline: {
    label: 'What became of it',
    failed: 'The history could not be loaded',
    none: 'Nothing was reported yet.',
    tooLate: 'Came too late to change anything',
    reported: (time: string) => `reported ${time}`,
    eta: (time: string) => `Expected ${time}`,
    by: {
      customer: 'Customer',
      guest: 'Customer, by a link',
      agent: 'Team',
      provider: 'Provider',
      host: 'Your own system',
      system: 'Deskbell',
    } as Partial<Record<string, string>>,
  },
  board: {
    title: 'Bookings',
    dayTitle: (day: string) => `Bookings · ${day}`,
    previous: 'Day before',
    next: 'Day after',
    today: 'Today',
    pick: 'Day',
    add: 'New booking',
    columns: {
      confirmed: 'Confirmed',
      on_way: 'On the way',
      arrived: 'Arrived',
      in_progress: 'In progress',
      completed: 'Completed',
      ended: 'Ended',
    },
    columnCount: (n: number) => `${n} ${plural(n, 'booking', 'bookings')}`,
    columnEmpty: 'None',
    count: (n: number) => `${n} ${plural(n, 'booking', 'bookings')}`,
    countMore: (n: number) => `The first ${n} bookings`,
    search: 'Number, service, customer or provider',
    provider: 'Provider',
    everybody: 'Every provider',
    clear: 'Clear filters',
    moved: (n: number, status: string) => `Booking #${n} is now: ${status}`,
    emptyTitle: 'No bookings on this day',
    emptyText: 'Bookings stand here by how far they are, and move by themselves while people report their steps.',
    noneTitle: 'Nothing fits',
    noneText: 'No booking of this day fits the filters.',
    failed: 'The bookings of this day could not be loaded',
    stale: 'You are offline. The board shows what was known last.',
    loadMore: 'Load later bookings',
    commands: {
      next: 'Next booking',
      previous: 'Previous booking',
      right: 'Next column',
      left: 'Previous column',
      search: 'Search the day',
    },
  },
}
