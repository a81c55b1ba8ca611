import type { Note } from '@deskbell/protocol'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { useLoad } from '../../ui/load.ts'
import { toTrouble, troubleText } from '../../ui/trouble.ts'

export interface Notes {
  readonly list: readonly Note[]
  /** They could not be asked for. */
  readonly failed: boolean
  reload(): void
  /** Shows one that was just left. */
  add(note: Note): void
  remove(note: Note): Promise<void>
}

const NONE: readonly Note[] = []

/** What colleagues remarked on a conversation, live. */
export function useNotes(conversationId: string): Notes {
  const { tickets, toasts } = useDesk()
  const { state, reload, set } = useLoad<readonly Note[]>(conversationId, () => tickets.api.listNotes(conversationId))
  useEffect(
    () =>
      tickets.listen((news) => {
        const ours = news.kind === 'missed' || (news.kind === 'note' && news.conversationId === conversationId)
        // What is shown stays until the answer, and where none comes.
        if (ours) void tickets.api.listNotes(conversationId).then(set, () => undefined)
      }),
    [tickets, conversationId, set],
  )
  const list = state.kind === 'ready' ? state.value : NONE
  return {
    list,
    failed: state.kind === 'failed',
    reload,
    add: (note) => set([...list.filter((one) => one.id !== note.id), note]),
    async remove(note) {
      set(list.filter((one) => one.id !== note.id))
      try {
        await tickets.api.deleteNote(note.id)
        toasts.show(t.note.removed)
      } catch (error) {
        set(list)
        toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
      }
    },
  }
}
