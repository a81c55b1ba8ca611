/** The SDK's types, in one place for the whole console. */
export type {
  AgentClient,
  ConversationHandle,
  ConversationState,
  ListState,
  LiveList,
  PendingMessage,
  Readable,
  Trouble,
} from '@deskbell/sdk/agent'
