import type { Plural } from '../../../../i18n/en.ts'

/** What is said of requests; it comes with the first one that is shown. `{name}` is filled in, `#` is a count. */
const en = {
  open: 'Received',
  assigned: 'Received',
  in_progress: 'In progress',
  waiting: 'Needs your answer',
  resolved: 'Resolved',
  closed: 'Closed',

  details: 'Details of {number}',
  kind: 'Kind',
  sentOn: 'Sent',
  expected: 'Expect an answer by {time}.',
  followsUp: 'This goes on from an earlier request.',
  attached: { one: '# file', other: '# files' },

  nowIs: '{number} is now: {status}',
  isResolved: 'Was this resolved?',
  isResolvedHint: 'If it was not, reopen it and tell us what is missing.',
  reopen: 'Reopen request',
  reopened: 'Reopened. Tell us what is missing.',
  isClosed: 'This is closed. Your reply starts a follow-up.',
  notDone: 'That did not work. {why}',

  rate: 'How did we do?',
  score1: 'Very bad',
  score2: 'Bad',
  score3: 'All right',
  score4: 'Good',
  score5: 'Very good',
  comment: 'Anything to add? (optional)',
  sendComment: 'Send rating',
  rated: 'You rated this: {score}. Thank you.',
  change: 'Change rating',

  missing: 'This request is not here',
  missingHint: 'It may belong to another account, or this browser does not know you yet.',
  toMessages: 'Show messages',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type TicketsCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
