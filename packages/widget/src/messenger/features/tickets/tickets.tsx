import { CloseButton } from '../../parts/buttons.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import css from '../../styles/tickets.css.ts'
import { requestsOf } from './requests.ts'

export { RequestFoot } from './foot.tsx'
export { RequestHead } from './head.tsx'
export { StatusPill } from './status.tsx'
export { css }

/** Looks for a request that was asked for by id or number; its conversation takes this place. */
export default function OpenTicket({ store }: { readonly store: Store }) {
  const { t: words, missing, find } = requestsOf(store)
  const t = words.value
  const trouble = missing.value
  return (
    <div class="view">
      <header class="bar">
        <h2>{store.t.value('messages')}</h2>
        <CloseButton store={store} />
      </header>
      <div class="scroll">
        {!trouble || !t ? (
          <Skeleton label={store.t.value('loading')} />
        ) : trouble.kind === 'refused' ? (
          <Empty icon="messages" title={t('missing')} hint={t('missingHint')}>
            <button type="button" class="secondary" onClick={() => store.go({ name: 'messages' })}>
              {t('toMessages')}
            </button>
          </Empty>
        ) : (
          <Failure store={store} trouble={trouble} retry={find} />
        )}
      </div>
    </div>
  )
}
