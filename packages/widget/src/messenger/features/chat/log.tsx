import type { ConversationState } from '@deskbell/sdk'
import type { ComponentChildren } from 'preact'
import { dayName } from '../../format/time.ts'
import { here, viewOf } from '../../later.tsx'
import { Icon } from '../../parts/icon.tsx'
import { teamName } from '../../people.ts'
import { remember } from '../../remember.ts'
import type { Store } from '../../store.ts'
import type { ExtrasProps } from '../files/sent.tsx'
import type { NoteProps } from '../notes/note.tsx'
import { Group } from './group.tsx'
import { type Item, layOut } from './groups.ts'

/** The messages as they were last drawn: while one types, they are not drawn again. */
const kept = remember<ComponentChildren>()
const laidOut = remember<Item[]>()

/** The messages, top to bottom. */
export function Log({ store, state }: { readonly store: Store; readonly state: ConversationState }) {
  const { thread, scroller } = store
  const t = store.t.value
  const { entries, pending, receipts, participants } = state
  const readUpTo = thread.readUpTo.value
  const now = store.now.value
  const team = teamName(store.config.value)
  const items = laidOut([entries, pending, readUpTo], () => layOut(entries, pending, readUpTo))
  const more = items.some((item) => item.kind === 'group' && item.bubbles.some(({ extras }) => extras))
  const Extras = more ? viewOf<ExtrasProps>('extras') : null
  const Note = items.some(({ kind }) => kind === 'note') ? viewOf<NoteProps>('note') : null
  const shown = kept([items, receipts, participants, now, team, t, Extras, Note, here.value], () =>
    items.map((item) => {
      switch (item.kind) {
        case 'day':
          return (
            <p key={item.key} class="line">
              {dayName(t, item.at, now)}
            </p>
          )
        case 'new':
          return (
            <p key={item.key} class="line new">
              {t('newLine')}
            </p>
          )
        case 'note':
          return (
            <p key={item.key} class="note">
              {Note && <Note store={store} state={state} entry={item.entry} />}
            </p>
          )
        default:
          return <Group key={item.key} store={store} state={state} group={item} Extras={Extras} />
      }
    }),
  )
  return (
    <div class="log-frame">
      <div
        ref={scroller.attach}
        class="scroll log"
        part="log"
        role="log"
        aria-label={t('log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keys
        tabIndex={0}
        onScroll={scroller.onScroll}
      >
        {shown}
      </div>
      {!thread.atEnd.value && (
        <button type="button" class="to-end" aria-label={t('toNewest')} onClick={scroller.toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}
