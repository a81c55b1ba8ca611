import type { Feature } from '../feature.ts'
import { entryPublications } from './events.ts'
import { conversationMigrations } from './migrations.ts'
import { mountConversations } from './routes.ts'

export { requireCaller, requireConversation } from './access.ts'
export { moveConversations } from './move.ts'
export { findReceipt, receiptPublications } from './receipts.ts'

export const conversations: Feature = {
  name: 'conversations',
  migrations: conversationMigrations,
  mount: mountConversations,
  publications: {
    'conversation.message': entryPublications,
    'conversation.assigned': entryPublications,
    'conversation.closed': entryPublications,
    'conversation.reopened': entryPublications,
  },
}
