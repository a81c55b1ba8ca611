import type { Entry } from '@deskbell/protocol'
import type { ConversationState } from '@deskbell/sdk'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Translator } from '../../../i18n/translate.ts'
import { dayName } from '../../format/time.ts'
import { Icon } from '../../parts/icon.tsx'
import { nameOf, teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import { Group } from './group.tsx'
import { layOut } from './groups.ts'

/** Near enough to the end to stay there when something is added; px. */
const NEAR = 48

/** The messages. It stays at its end while new ones come, and where one reads when older ones do. */
export function Log({ store, state }: { readonly store: Store; readonly state: ConversationState }) {
  const { thread } = store
  const t = store.t.value
  const box = useRef<HTMLDivElement>(null)
  const height = useRef(0)
  const first = state.entries[0]?.seq
  const lastFirst = useRef(first)
  const items = useMemo(
    () => layOut(state.entries, state.pending, thread.readUpTo.value),
    [state.entries, state.pending, thread.readUpTo.value],
  )
  const newestOwn = state.pending.at(-1)?.clientId

  useLayoutEffect(() => {
    const log = box.current
    if (!log) return
    if (lastFirst.current !== undefined && first !== undefined && first < lastFirst.current) {
      log.scrollTop += log.scrollHeight - height.current
    } else if (thread.atEnd.peek()) {
      log.scrollTop = log.scrollHeight
    }
    lastFirst.current = first
    height.current = log.scrollHeight
  })
  useLayoutEffect(() => {
    if (newestOwn && box.current) toEnd()
  }, [newestOwn])

  // The frame shrinks when a banner or the keyboard comes: the end stays in view.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => {
      if (thread.atEnd.peek()) toEnd()
    })
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])

  function toEnd(): void {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }

  function onScroll(): void {
    const log = box.current
    if (!log) return
    thread.atEnd.value = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
    if (log.scrollTop < 120 && state.hasOlder) thread.handle()?.loadOlder()
  }

  return (
    <div class="log-frame">
      <div
        ref={box}
        class="scroll log"
        part="log"
        role="log"
        aria-label={t('log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keys
        tabIndex={0}
        onScroll={onScroll}
      >
        {items.map((item) => {
          switch (item.kind) {
            case 'day':
              return (
                <p key={item.key} class="line">
                  {dayName(t, item.at, store.now.value)}
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
                  {noteWords(t, item.entry, state, teamName(store.config.value))}
                </p>
              )
            default:
              return <Group key={item.key} store={store} state={state} group={item} />
          }
        })}
      </div>
      {!thread.atEnd.value && (
        <button type="button" class="to-end" aria-label={t('toNewest')} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}

function noteWords(
  t: Translator,
  entry: Exclude<Entry, { type: 'message' }>,
  state: ConversationState,
  team: string,
): string {
  const name = nameOf(entry.by, state.participants, team)
  switch (entry.type) {
    case 'assigned':
      if (entry.assigneeId === null) return t('unassigned')
      return t('assigned', { name: nameOf({ kind: 'agent', id: entry.assigneeId }, state.participants, team) })
    case 'closed':
      return entry.by.kind === 'agent' ? t('closedBy', { name }) : t('closedBySystem')
    case 'reopened':
      return entry.by.kind === 'agent' ? t('reopenedBy', { name }) : t('reopenedByYou')
  }
}
