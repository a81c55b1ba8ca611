import type { Plural } from '../../../../i18n/en.ts'

/** What the contact form says; it comes with its view. `{name}` is filled in, `#` is a count. */
const en = {
  title: 'Send a request',
  back: 'Back',
  toTypes: 'Back to the kinds of request',
  which: 'What is it about?',
  none: 'There is no form here just now',
  noneHint: 'Write to us instead.',
  chat: 'Start a conversation',

  expect: 'Expect an answer by {time}.',
  expectNone: 'We answer as soon as we can.',
  subject: 'Subject',
  text: 'Your message',
  textHint: 'What happened, and what you would like us to do.',
  optional: 'optional',
  choose: 'Choose one',
  bookingHint: 'The number or reference of your booking.',
  files: 'Files',
  pressing: 'It is pressing',
  pressingHint: 'We look at pressing requests earlier.',
  name: 'Name',
  email: 'E-mail',
  phone: 'Telephone',
  answersTo: 'Answers go to {email}, and stand here.',
  method: 'How would you like to be answered?',
  byEmail: 'By e-mail',
  byPhone: 'By telephone',
  byChat: 'Here in chat',
  send: 'Send request',
  sending: 'Sending',
  discard: 'Discard this draft',

  faults: { one: '# answer needs another look.', other: '# answers need another look.' },
  needed: 'This is needed.',
  badEmail: 'This does not look like an e-mail address.',
  badPhone: 'This does not look like a telephone number.',
  badNumber: 'Write a number.',
  atLeast: 'At least {number}.',
  atMost: 'At most {number}.',
  badDate: 'Choose a date.',
  badChoice: 'Choose one of these.',
  tooLong: { one: '# character too many.', other: '# characters too many.' },
  filesUnderWay: 'Wait until the files are sent, or remove them.',
  gone: 'This kind of request is not offered any more. Choose another.',

  keptOffline: 'You’re offline. Your request is kept here and goes out when you’re back.',
  keptUnreachable: 'Not sent. We can’t be reached just now. Your request is kept here.',
  notSent: 'Not sent. {why}',
  retry: 'Try again',

  asked: 'You may have asked this already',
  askedOn: 'You asked this on {date}.',
  askedHint: 'Adding to the first one is quicker than starting over.',
  openFirst: 'Open {number}',
  sendAnyway: 'Send anyway',
  change: 'Back to the form',

  sent: 'We have it',
  sentBefore: 'You sent this already',
  number: 'Your request has the number {number}.',
  follow: 'Follow it here',
  home: 'Back to the start',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type ContactCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
