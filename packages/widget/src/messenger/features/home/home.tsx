import type { Conversation, WidgetConfig } from '@deskbell/protocol'
import { Banner } from '../../banner.tsx'
import { availabilityWords } from '../../format/availability.ts'
import { viewOf } from '../../later.tsx'
import { Avatar } from '../../parts/avatar.tsx'
import { CloseButton } from '../../parts/buttons.tsx'
import { Icon } from '../../parts/icon.tsx'
import { teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import type { BookingsProps } from '../bookings/bookings.tsx'
import { ConversationRow } from '../messages/row.tsx'
import { Unsent } from './unsent.tsx'

/** In order of worry: what did not go out, an answer waiting, a conversation under way, then a new one. */
export function Home({ store }: { readonly store: Store }) {
  const { config, customer, list, t } = store
  const known = typeof config.value === 'string' ? null : config.value
  const conversations = list.value?.items ?? []
  const waiting = conversations.filter((conversation) => conversation.unread > 0)
  const current = waiting.length > 0 ? waiting : conversations.filter(({ status }) => status === 'open').slice(0, 1)
  const Asked = known?.hasHelp ? viewOf('asked') : null
  const Bell = list.value && viewOf('bell')
  const Bookings = customer.value?.verified && viewOf<BookingsProps>('bookings')
  const team = teamName(config.value)

  return (
    <div class="view home">
      <header class="bar">
        <span class="team">{team}</span>
        {Bell && <Bell store={store} />}
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <div class="scroll">
        <h2 class="greeting">
          <bdi>{known?.greeting || t.value('greeting')}</bdi>
        </h2>
        {known ? <Presence store={store} config={known} /> : config.value === 'loading' && <i class="bone line" />}
        <Unsent store={store} />
        {current.length > 0 && <Current store={store} waiting={waiting} current={current.slice(0, 2)} />}
        {Bookings && <Bookings store={store} next />}
        {Asked && <Asked store={store} />}
        <button type="button" class="start card" part="start" onClick={() => store.go({ name: 'chat', id: null })}>
          <span>
            <b>{t.value('start')}</b>
            {team && <span class="quiet">{t.value('startHint', { team })}</span>}
          </span>
          <span class="go">
            <Icon name="forward" flip />
          </span>
        </button>
        {known?.hasContactForm && (
          <button type="button" class="card row request" onClick={() => store.go({ name: 'contact' })}>
            <span class="row-text">{t.value('request')}</span>
            <Icon name="forward" flip />
          </button>
        )}
      </div>
    </div>
  )
}

function Current({
  store,
  waiting,
  current,
}: {
  readonly store: Store
  readonly waiting: readonly Conversation[]
  readonly current: readonly Conversation[]
}) {
  const t = store.t.value
  const count = waiting.reduce((sum, conversation) => sum + conversation.unread, 0)
  return (
    <section class={`card current${count > 0 ? ' needs' : ''}`}>
      <h3 class="label">{count > 0 ? t.count('waiting', count) : t('resume')}</h3>
      {current.map((conversation) => (
        <ConversationRow key={conversation.id} store={store} conversation={conversation} />
      ))}
    </section>
  )
}

/** Who is here, and when to expect an answer. */
function Presence({ store, config }: { readonly store: Store; readonly config: WidgetConfig }) {
  const t = store.t.value
  const names = new Intl.ListFormat(t.locale).format(config.faces.map((face) => face.name.split(' ')[0] ?? face.name))
  // Who is here is not known while nothing can be reached.
  const faces = config.availability.open && !store.down.value ? config.faces : []
  return (
    <div class="presence">
      {faces.length > 0 && (
        <div class="faces">
          {faces.map((face) => (
            <Avatar key={face.id} id={face.id} name={face.name} />
          ))}
        </div>
      )}
      <p>
        {faces.length > 0 && <b>{t.count('hereNow', faces.length, { names })}. </b>}
        {availabilityWords(t, config.availability, store.now.value)}
      </p>
    </div>
  )
}
