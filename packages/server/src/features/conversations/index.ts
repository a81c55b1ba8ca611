import type { Feature } from '../feature.ts'
import { CUSTOMER_CHANGES_JOB, tellCustomerChanges } from './customer-changes.ts'
import { customerPublications, entryPublications } from './events.ts'
import { conversationMigrations } from './migrations.ts'
import { RELEASE_JOB, releaseConversations } from './release.ts'
import { mountConversations } from './routes.ts'

export { type Caller, requireCaller, requireConversation, requireThreadCaller } from './access.ts'
export { type Author, SYSTEM } from './append.ts'
export { giveTo } from './assignment.ts'
export {
  findBookingConversation,
  moveBookingConversation,
  passBookingConversation,
  summaryOfBooking,
} from './bookings.ts'
export { readConversation, readConversations, toConversation } from './conversation.ts'
export { type EntryRow, refOf, toEntry, wordsOfPlace } from './log.ts'
export {
  AlreadySent,
  appendMessage,
  type NewMessage,
  openConversation,
  systemWriter,
  type Writer,
} from './message.ts'
export { moveConversations } from './move.ts'
export { getConversation, listEntries } from './read.ts'
export { markReceipt, publicationsOfReceipt } from './receipts.ts'
export {
  type ConversationRow,
  findEntryByClientId,
  findStarted,
  listEntryRows,
  lockConversation,
} from './repository.ts'
export { disconnectCustomer, listRecentIds } from './rooms.ts'
export { sendMessage, startConversation } from './send.ts'
export { type ConversationWorkflow, noteTicket } from './ticketing.ts'
export { countUnread } from './unread.ts'
export { assignConversation, closeConversation } from './workflow.ts'

export const conversations: Feature = {
  name: 'conversations',
  migrations: conversationMigrations,
  mount: mountConversations,
  jobs: { [RELEASE_JOB]: releaseConversations, [CUSTOMER_CHANGES_JOB]: tellCustomerChanges },
  subscribers: {
    'agent.left': [RELEASE_JOB],
    'customer.updated': [CUSTOMER_CHANGES_JOB],
    'customer.merged': [CUSTOMER_CHANGES_JOB],
  },
  publications: {
    'conversation.message': entryPublications,
    'conversation.assigned': entryPublications,
    'conversation.closed': entryPublications,
    'conversation.reopened': entryPublications,
    'conversation.ticket': entryPublications,
    'conversation.customer_changed': customerPublications,
  },
}
