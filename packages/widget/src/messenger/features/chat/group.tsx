import type { ConversationState, PendingMessage } from '@deskbell/sdk'
import type { ComponentType } from 'preact'
import { clock, exact } from '../../format/time.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Linked } from '../../parts/linked.tsx'
import { nameOf, teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import type { ExtrasProps } from '../files/sent.tsx'
import { lastOwn, notSentWords } from './delivery.ts'
import type { Item } from './groups.ts'

/** Messages of one person, close together in time. */
export function Group({
  store,
  state,
  group,
  Extras,
}: {
  readonly store: Store
  readonly state: ConversationState
  readonly group: Extract<Item, { kind: 'group' }>
  /** What shows more than text, once it is wanted and here. */
  readonly Extras: ComponentType<ExtrasProps> | null
}) {
  const t = store.t.value
  const name = group.own ? t('yourself') : nameOf(group.by, state.participants, teamName(store.config.value))
  const mark = state.pending.length === 0 ? lastOwn(state) : null
  return (
    <div class={group.own ? 'group own' : 'group'} part={group.own ? 'group-own' : 'group'}>
      {!group.own && <Avatar id={group.by.id ?? ''} name={name} />}
      <div class="bubbles">
        {!group.own && (
          <span class="author" aria-hidden="true">
            {name}
          </span>
        )}
        {group.bubbles.map(({ key, text, article, extras, at, pending }) => (
          <div key={key} class={`message${pending?.status === 'failed' ? ' failed' : ''}${pending ? ' pending' : ''}`}>
            <span class="sr">
              {name}, {exact(t.locale, at)}:{' '}
            </span>
            {text && (
              <span class="bubble" part={group.own ? 'bubble-own' : 'bubble'} dir="auto">
                <Linked text={text} />
              </span>
            )}
            {extras && Extras && <Extras store={store} extras={extras} />}
            {article && (
              <button
                type="button"
                class="about"
                dir="auto"
                onClick={() => store.go({ name: 'help', slug: article.slug })}
              >
                <Icon name="help" />
                {article.title}
              </button>
            )}
            <time class="time" aria-hidden="true" title={exact(t.locale, at)}>
              {clock(t.locale, at)}
            </time>
            {pending && <Fate store={store} pending={pending} />}
            {!pending && mark?.key === key && <span class="fate">{t(mark.phrase)}</span>}
          </div>
        ))}
      </div>
    </div>
  )
}

/** What becomes of a message that is not acknowledged yet. */
function Fate({ store, pending }: { readonly store: Store; readonly pending: PendingMessage }) {
  const t = store.t.value
  const handle = store.thread.handle()
  if (pending.status !== 'failed' && pending.trouble === null) return <span class="fate sending">{t('sending')}</span>
  return (
    <span class="fate trouble">
      <span class="why">
        <Icon name="alert" />
        {notSentWords(t, pending.trouble, store.now.value)}
      </span>
      <span class="choices">
        {(pending.retryable || pending.status !== 'failed') && (
          <button type="button" class="link" onClick={() => handle?.retry(pending.clientId)}>
            {t('retry')}
          </button>
        )}
        {pending.status === 'failed' && (
          <button type="button" class="link quiet" onClick={() => handle?.discard(pending.clientId)}>
            {t('discard')}
          </button>
        )}
      </span>
    </span>
  )
}
