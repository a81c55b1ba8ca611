import type { Plural } from '../../../../i18n/en.ts'

/** What is said of notifications; it comes with the bell. `{name}` is filled in, `#` is a count. */
const en = {
  title: 'Notifications',
  unread: { one: '# unread notification', other: '# unread notifications' },
  back: 'Back to home',
  toChoices: 'Choose what reaches you',

  show: 'Show',
  all: 'All',
  booking: 'Bookings',
  payment: 'Payments',
  review: 'Reviews',
  support: 'Support',
  system: 'Announcements',

  left: { one: '# unread', other: '# unread' },
  markAll: 'Mark all as read',
  mark: 'Mark as read',
  new: 'Unread',
  urgent: 'Urgent',
  high: 'Important',
  newTab: 'opens a new tab',
  older: 'Show older notifications',
  notRead: 'Not marked as read. {why}',
  stale: 'This may not be the newest. {why}',
  offline: 'You’re offline.',
  unreachable: 'We can’t be reached just now. Try again in a moment.',

  empty: 'Nothing yet',
  emptyHint: 'When something happens to your requests, bookings or payments, you find it here.',
  emptyCategory: 'Nothing here',
  emptyCategoryHint: 'You have no notifications of this kind.',
  showAll: 'Show all',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type NoticesCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
