import type { Notification, NotificationCategory } from '@deskbell/protocol'
import { Banner } from '../../banner.tsx'
import { dayName } from '../../format/time.ts'
import { CloseButton } from '../../parts/buttons.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { troubleWords } from '../chat/delivery.ts'
import type { Center } from './center.ts'
import { NoticeIcon } from './icons.tsx'
import { Row } from './row.tsx'
import { whyWords } from './why.ts'
import type { NoticesTranslator } from './words/words.ts'

interface Props {
  readonly center: Center
  readonly t: NoticesTranslator
}

/** The order in which kinds are offered. */
const ORDER: readonly NotificationCategory[] = ['support', 'booking', 'payment', 'review', 'system']

/** The notification centre: the newest first, by day. */
export function List({ center, t }: Props) {
  const { store } = center
  return (
    <div class="view notices">
      <header class="bar">
        <button type="button" class="tool" aria-label={t('back')} onClick={() => store.go({ name: 'home' })}>
          <Icon name="back" flip />
        </button>
        <h2 tabIndex={-1} ref={takeFocus} data-focus>
          {t('title')}
        </h2>
        <button
          type="button"
          class="tool"
          aria-label={t('toChoices')}
          title={t('toChoices')}
          onClick={() => store.go({ name: 'notices', choose: true })}
        >
          <NoticeIcon name="choices" />
        </button>
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <Filters center={center} t={t} />
      <div class="scroll">
        <Body center={center} t={t} />
      </div>
    </div>
  )
}

/** The list comes after the place that is told: whoever listens hears where they are then. */
const takeFocus = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true })

/** Which kinds there are, and how many of those shown are unread. */
function Filters({ center, t }: Props) {
  const { kinds, category, counts, trouble } = center
  const shown = category.value
  const unread = (shown ? counts.value?.categories[shown] : counts.value?.unread) ?? 0
  const offered = ORDER.filter((kind) => kinds.value.includes(kind))
  const why = trouble.value
  return (
    <>
      {offered.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form, and nothing is filled in here
        <div class="chips" role="group" aria-label={t('show')}>
          {[null, ...offered].map((kind) => (
            <button
              key={kind}
              type="button"
              class="chip"
              aria-pressed={kind === shown}
              onClick={() => center.show(kind)}
            >
              {t(kind ?? 'all')}
            </button>
          ))}
        </div>
      )}
      <p class="notices-sum">
        <span role="status">{unread > 0 && t.count('left', unread)}</span>
        {unread > 0 && (
          <button
            type="button"
            class="link"
            onClick={() => center.mark({ all: true, ...(shown && { category: shown }) })}
          >
            {t('markAll')}
          </button>
        )}
      </p>
      {why && (
        <p class="notices-fault" role="alert">
          {t('notRead', { why: whyWords(center, why) })}
        </p>
      )}
    </>
  )
}

function Body({ center, t }: Props) {
  const { store, list, category, resuming } = center
  const words = store.t.value
  const state = list.value
  if (!state || state.load === 'loading' || (!store.customer.value && resuming.value))
    return <Skeleton label={words('loading')} />
  if (state.load === 'failed') return <Failure store={store} trouble={state.trouble} retry={center.reload} />
  if (!state.items[0]) return <Nothing center={center} t={t} filtered={category.value !== null} />
  const now = store.now.value
  return (
    <>
      {byDay(state.items, (at) => dayName(words, at, now)).map(([day, items]) => (
        <section key={day} class="notice-day" aria-label={day}>
          <h3>{day}</h3>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <Row center={center} t={t} item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {state.trouble && (
        <p class="notices-fault" role="status">
          {t('stale', { why: troubleWords(words, state.trouble, now) })}
        </p>
      )}
      {state.hasMore && (
        <button type="button" class="link notices-more" onClick={center.loadMore}>
          {t('older')}
        </button>
      )}
    </>
  )
}

function Nothing({ center, t, filtered }: Props & { readonly filtered: boolean }) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <NoticeIcon name="bell" />
      </span>
      <h3>{t(filtered ? 'emptyCategory' : 'empty')}</h3>
      <p>{t(filtered ? 'emptyCategoryHint' : 'emptyHint')}</p>
      <button
        type="button"
        class="secondary"
        onClick={() => (filtered ? center.show(null) : center.store.go({ name: 'notices', choose: true }))}
      >
        {t(filtered ? 'showAll' : 'toChoices')}
      </button>
    </div>
  )
}

/** In runs of the same day; the order stays. */
function byDay(items: readonly Notification[], nameOf: (at: number) => string): [day: string, Notification[]][] {
  const days: [string, Notification[]][] = []
  for (const item of items) {
    const day = nameOf(Date.parse(item.createdAt))
    const last = days.at(-1)
    if (last?.[0] === day) last[1].push(item)
    else days.push([day, [item]])
  }
  return days
}
