import type { Conversation, Participant, ParticipantRef, WidgetConfig } from '@deskbell/protocol'
import type { ConversationState } from '@deskbell/sdk'

/** Who answers in a conversation: the assignee, else whoever of the team wrote last, else nobody yet. */
export function counterpart(
  thread: Pick<Conversation, 'assigneeId' | 'participants'> | Pick<ConversationState, 'assigneeId' | 'participants'>,
): Participant | null {
  const agents = thread.participants.filter((person) => person.kind === 'agent')
  return agents.find((person) => person.id === thread.assigneeId) ?? agents.at(-1) ?? null
}

/** The name of somebody in a conversation, or the team's where the name is unknown. */
export function nameOf(who: ParticipantRef, people: readonly Participant[], team: string): string {
  return people.find((person) => person.kind === who.kind && person.id === who.id)?.name ?? team
}

/** The team's name, once the workspace is known. */
export function teamName(config: WidgetConfig | 'loading' | 'failed'): string {
  return typeof config === 'string' ? '' : config.name
}
