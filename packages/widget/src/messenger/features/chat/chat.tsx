import { Banner } from '../../banner.tsx'
import { availabilityWords } from '../../format/availability.ts'
import { viewOf } from '../../later.tsx'
import { Avatar } from '../../parts/avatar.tsx'
import { CloseButton, SoundButton } from '../../parts/buttons.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { counterpart, nameOf, teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import { Composer } from './composer.tsx'
import { Log } from './log.tsx'

/** One conversation: who it is with, what was said, and where to write. */
export function Chat({ store }: { readonly store: Store }) {
  const state = store.thread.state.value
  const t = store.t.value
  const empty = !state || (state.entries.length === 0 && state.pending.length === 0)
  const Head = state?.ticket ? viewOf('head') : null
  const Foot = state?.ticket ? viewOf('foot') : null
  return (
    <div class="view chat">
      <ChatHeader store={store} />
      {Head && <Head store={store} />}
      <Banner store={store} />
      {!empty ? (
        <Log store={store} state={state} />
      ) : state?.load === 'failed' ? (
        <div class="scroll">
          <Failure store={store} trouble={state.trouble} retry={store.thread.reopen} />
        </div>
      ) : state?.load === 'loading' ? (
        <div class="scroll">
          <Skeleton label={t('loading')} />
        </div>
      ) : (
        <Begin store={store} />
      )}
      <Typing store={store} />
      {Foot && <Foot store={store} />}
      <Composer store={store} />
    </div>
  )
}

function ChatHeader({ store }: { readonly store: Store }) {
  const t = store.t.value
  const state = store.thread.state.value
  const team = teamName(store.config.value)
  const person = state && counterpart(state)
  const name = person?.name ?? team
  const here = state?.present.some((who) => who.kind === 'agent' && (!person || who.id === person.id)) ?? false
  return (
    <header class="bar">
      <button
        type="button"
        class="tool"
        aria-label={t('back')}
        onClick={() => store.go({ name: store.list.value?.items.length ? 'messages' : 'home' })}
      >
        <Icon name="back" flip />
      </button>
      {name && <Avatar id={person?.id ?? ''} name={name} online={here} />}
      <span class="who">
        <h2>{name}</h2>
        <span class="quiet">{here ? t('here') : person ? team : ''}</span>
      </span>
      <SoundButton store={store} />
      <CloseButton store={store} />
    </header>
  )
}

/** Before the first message: what to write, and when to expect an answer. */
function Begin({ store }: { readonly store: Store }) {
  const t = store.t.value
  const config = store.config.value
  const reply = typeof config === 'string' ? '' : availabilityWords(t, config.availability, store.now.value)
  return (
    <div class="scroll begin">
      <p>{t('begin', { reply })}</p>
    </div>
  )
}

function Typing({ store }: { readonly store: Store }) {
  const state = store.thread.state.value
  const who = state?.typing.find((person) => person.kind !== 'customer')
  if (!state || !who) return null
  const name = nameOf(who, state.participants, teamName(store.config.value))
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {store.t.value('typing', { name })}
    </p>
  )
}
