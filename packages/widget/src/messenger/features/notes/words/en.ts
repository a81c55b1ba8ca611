import type { Plural } from '../../../../i18n/en.ts'

/** What the log says of a conversation between its messages; it comes with the first such note. */
const en = {
  assigned: '{name} is now looking after this conversation',
  unassigned: 'This conversation is waiting for somebody to take it',
  closedBy: '{name} closed this conversation. Write again to reopen it.',
  closedBySystem: 'This conversation was closed. Write again to reopen it.',
  reopenedBy: '{name} reopened this conversation',
  reopenedByYou: 'You reopened this conversation',
  stepOpen: 'Your request has the number {number}',
  stepWorking: 'We are working on {number}',
  stepWaiting: '{number} waits for your answer',
  stepResolved: '{number} is resolved. Write again if it is not.',
  stepClosed: '{number} is closed',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language. */
export type NotesCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
