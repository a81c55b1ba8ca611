import type { UnsentMessage } from '@deskbell/sdk'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import { notSentWords } from '../chat/delivery.ts'

/** Messages that did not go out, also those of an earlier page; each leads to its thread. */
export function Unsent({ store }: { readonly store: Store }) {
  const failed = store.unsent.value.filter(({ status }) => status === 'failed')
  const newestPerThread = new Map(failed.map((message) => [message.conversationId, message]))
  if (failed.length === 0) return null
  return (
    <section class="card current">
      <h3 class="label">{store.t.value.count('unsent', failed.length)}</h3>
      {[...newestPerThread.values()].map((message) => (
        <UnsentRow key={message.clientId} store={store} message={message} />
      ))}
    </section>
  )
}

function UnsentRow({ store, message }: { readonly store: Store; readonly message: UnsentMessage }) {
  const words = notSentWords(store.t.value, message.trouble, store.now.value)
  return (
    <button type="button" class="row" onClick={() => store.go({ name: 'chat', id: message.conversationId })}>
      <Icon name="alert" />
      <span class="row-text">
        <span class="row-top">
          <b class="preview" dir="auto">
            {message.text}
          </b>
        </span>
        <span class="quiet">{words}</span>
      </span>
    </button>
  )
}
