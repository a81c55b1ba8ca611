import type { Plural } from '../../../../i18n/en.ts'

/** What the list of conversations says; it comes with its view. */
const en = {
  noMessages: 'Your conversations will be here',
  noMessagesHint: 'Ask us anything. You can leave this page and come back to the answer.',
  newConversation: 'New conversation',
  older: 'Show older conversations',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language. */
export type MessagesCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
