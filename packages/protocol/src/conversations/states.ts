/** How a conversation came about. */
export const CHANNELS = ['chat', 'form', 'email', 'phone', 'api', 'booking'] as const

export const CONVERSATION_STATUSES = ['open', 'closed'] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

/** Which steps a conversation may take. A customer's message to a closed one reopens it. */
export const CONVERSATION_TRANSITIONS: Record<ConversationStatus, readonly ConversationStatus[]> = {
  open: ['closed'],
  closed: ['open'],
}
