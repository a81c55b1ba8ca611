import type { Agent, Conversation } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'

/** The newest message in one line, with who wrote it where it was not the customer. */
export function previewOf(conversation: Conversation, me: Agent, agents: readonly Agent[]): string {
  const message = conversation.lastMessage
  if (!message) return t.inbox.noMessage
  const text = message.preview.replace(/\s+/gu, ' ').trim()
  if (message.by.kind !== 'agent') return text
  if (message.by.id === me.id) return t.inbox.you + text
  const name = agents.find((agent) => agent.id === message.by.id)?.name.split(' ')[0]
  return name ? t.inbox.agent(name) + text : text
}
