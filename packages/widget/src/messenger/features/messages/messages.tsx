import { Banner } from '../../banner.tsx'
import { followLanguage, onePerStore } from '../../language.ts'
import { CloseButton, SoundButton } from '../../parts/buttons.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SendRequest } from '../../parts/request.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import css from '../../styles/list.css.ts'
import { ConversationRow } from './row.tsx'
import { messagesWords } from './words/words.ts'

export { css }

const wordsOf = onePerStore((store) => followLanguage(store, messagesWords))

/** Every conversation of this visitor, newest activity first. */
export default function Messages({ store }: { readonly store: Store }) {
  const t = store.t.value
  const words = wordsOf(store).value
  const begin = (): void => store.go({ name: 'chat', id: null })
  const some = (store.list.value?.items.length ?? 0) > 0
  return (
    <div class="view">
      <header class="bar">
        <h2>{t('messages')}</h2>
        <SoundButton store={store} />
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <div class="scroll">
        <List store={store} begin={begin} />
      </div>
      {some && words && (
        <div class="foot">
          <button type="button" class="primary" onClick={begin}>
            {words('newConversation')}
          </button>
          <SendRequest store={store} look="secondary" />
        </div>
      )}
    </div>
  )
}

function List({ store, begin }: { readonly store: Store; begin(): void }) {
  const words = wordsOf(store).value
  const t = store.t.value
  const list = store.list.value
  if (list && list.items.length > 0) {
    return (
      <>
        <ul class="rows">
          {list.items.map((conversation) => (
            <li key={conversation.id}>
              <ConversationRow store={store} conversation={conversation} />
            </li>
          ))}
        </ul>
        {list.hasMore && words && (
          <button type="button" class="link more" onClick={store.loadMore}>
            {words('older')}
          </button>
        )}
      </>
    )
  }
  if (list?.load === 'loading' || !words) return <Skeleton label={t('loading')} />
  if (list?.load === 'failed') return <Failure store={store} trouble={list.trouble} retry={store.reload} />
  return (
    <Empty icon="messages" title={words('noMessages')} hint={words('noMessagesHint')}>
      <button type="button" class="primary" onClick={begin}>
        {t('start')}
      </button>
      <SendRequest store={store} look="secondary" />
    </Empty>
  )
}
