import type { ConversationState, Entry } from '@deskbell/sdk'
import { followLanguage, onePerStore } from '../../language.ts'
import { nameOf, teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import css from '../../styles/note.css.ts'
import { stepOf } from './steps.ts'
import { notesWords } from './words/words.ts'

export interface NoteProps {
  readonly store: Store
  readonly state: ConversationState
  readonly entry: Exclude<Entry, { type: 'message' }>
}

export { css }

const wordsOf = onePerStore((store) => followLanguage(store, notesWords))

const STEPS = {
  begun: 'stepOpen',
  in_progress: 'stepWorking',
  waiting: 'stepWaiting',
  resolved: 'stepResolved',
  closed: 'stepClosed',
} as const

/** What happened to a conversation between its messages, in words. */
export function Note(props: NoteProps) {
  return <>{noteWords(props)}</>
}

function noteWords({ store, state, entry }: NoteProps): string | undefined {
  const t = wordsOf(store).value
  const team = teamName(store.config.value)
  const name = nameOf(entry.by, state.participants, team)
  switch (entry.type) {
    case 'assigned':
      if (entry.assigneeId === null) return t?.('unassigned')
      return t?.('assigned', { name: nameOf({ kind: 'agent', id: entry.assigneeId }, state.participants, team) })
    case 'closed':
      return entry.by.kind === 'agent' ? t?.('closedBy', { name }) : t?.('closedBySystem')
    case 'reopened':
      return reopened()
    case 'ticket': {
      const step = stepOf(state.entries, entry)
      if (step === null) return undefined
      return step === 'reopened' ? reopened() : t?.(STEPS[step], { number: `#${entry.ticket.number}` })
    }
  }

  function reopened(): string | undefined {
    return entry.by.kind === 'agent' ? t?.('reopenedBy', { name }) : t?.('reopenedByYou')
  }
}
