import { NOTIFICATION_CATEGORIES, type NotificationCategory } from '@deskbell/protocol'
import { ArrowUp, Bell, CheckCheck, SlidersHorizontal } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { noticeHref } from '../../app/routes.ts'
import { useCommands } from '../../app/use-commands.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { useNearEnd } from '../inbox/use-near-end.ts'
import { NoticeRow } from './notice-row.tsx'
import { type NoticeFilter, useNotices } from './use-notices.ts'
import './styles/centre.css'

/** An agent's own notification centre. */
export function NotificationCentre() {
  const { notices, toasts } = useDesk()
  const [filter, setFilter] = useState<NoticeFilter>({ category: null, unread: false })
  const list = useNotices(filter)
  const counts = useReadable(notices.counts)
  const scroller = useRef<HTMLElement | null>(null)
  const { load, trouble, hasMore } = list.state
  const end = useNearEnd(scroller, hasMore && load === 'ready', list.loadMore)
  const unread = counts === null ? 0 : filter.category ? counts.categories[filter.category] : counts.unread
  const readAll = useAction(async () => {
    await notices.markRead({ all: true, ...(filter.category && { category: filter.category }) })
    toasts.show(n.centre.allRead)
  })
  const read = (id: string) =>
    notices.markRead({ ids: [id] }).catch((error: unknown) => {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
    })
  const showNew = () => {
    list.showNew()
    scroller.current?.scrollTo({ top: 0 })
  }
  // The page around it scrolls; back at the top is the end of reading.
  useEffect(() => {
    const element = document.getElementById('content')
    scroller.current = element
    const onScroll = () => list.setReading((element?.scrollTop ?? 0) > 4)
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => element?.removeEventListener('scroll', onScroll)
  })
  const move = (step: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>('.notice-row')]
    const at = all.findIndex((row) => row.contains(document.activeElement))
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))]
    next?.querySelector<HTMLElement>('a, button')?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useCommands([
    { id: 'next', group: 'go', label: n.centre.next, keys: 'j', quiet: true, run: () => move(1) },
    { id: 'previous', group: 'go', label: n.centre.previous, keys: 'k', quiet: true, run: () => move(-1) },
    ...(unread > 0
      ? [{ id: 'read-all', group: 'you' as const, label: n.centre.readAll, run: () => void readAll.run() }]
      : []),
    ...(list.waiting > 0
      ? [{ id: 'show-new', group: 'go' as const, label: n.centre.waitingLabel(list.waiting), keys: '.', run: showNew }]
      : []),
  ])
  return (
    <div class="notices">
      <div class="notices-head">
        <h1 class="page-title">{t.nav.notifications}</h1>
        <div role="status" class="notices-status">
          {list.waiting > 0 && (
            <button type="button" class="waiting" aria-label={n.centre.waitingLabel(list.waiting)} onClick={showNew}>
              <Icon icon={ArrowUp} size={16} />
              {n.centre.waiting(list.waiting)}
            </button>
          )}
        </div>
        <a class="button" href={noticeHref('notifications')}>
          <Icon icon={SlidersHorizontal} size={16} />
          {n.centre.preferences}
        </a>
      </div>
      <FilterBar filter={filter} onChange={setFilter} />
      <div class="notices-bar">
        <p class="notices-count number">{counts && n.centre.unread(unread)}</p>
        {unread > 0 && (
          <button
            type="button"
            class="button button-small"
            aria-busy={readAll.busy}
            aria-label={filter.category ? n.centre.readCategory(n.categories[filter.category]) : undefined}
            onClick={() => void readAll.run()}
          >
            <Icon icon={CheckCheck} size={16} />
            {n.centre.readAll}
          </button>
        )}
        {readAll.problem && (
          <p class="field-error" role="alert">
            {readAll.problem}
          </p>
        )}
      </div>
      {list.rows.length > 0 && (
        <ul class="notice-list" aria-label={n.centre.list}>
          {list.rows.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} onRead={() => void read(notice.id)} />
          ))}
        </ul>
      )}
      {load === 'loading' && list.rows.length === 0 && <NoticesSkeleton />}
      {load === 'failed' && <Failed title={n.centre.failed} trouble={trouble} retry={list.reload} />}
      {load === 'ready' && list.rows.length === 0 && <Nothing filter={filter} onChange={setFilter} />}
      {load !== 'failed' && hasMore && list.rows.length > 0 && (
        <div ref={end} class="list-more">
          <button type="button" class="button button-quiet" onClick={list.loadMore} disabled={load === 'loading'}>
            {load === 'loading' ? n.centre.loadingMore : t.common.more}
          </button>
        </div>
      )}
    </div>
  )
}

interface FilterProps {
  filter: NoticeFilter
  onChange: (filter: NoticeFilter) => void
}

/** One category or all, and whether what was read is shown. */
function FilterBar({ filter, onChange }: FilterProps) {
  const counts = useReadable(useDesk().notices.counts)
  const pill = (category: NotificationCategory | null, name: string, unread: number) => (
    <button
      key={category}
      type="button"
      class="notice-pill"
      aria-pressed={filter.category === category}
      onClick={() => onChange({ ...filter, category })}
    >
      {name}
      {unread > 0 && (
        <span class="notice-pill-count number" title={n.centre.unread(unread)}>
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span class="hidden">{n.centre.unread(unread)}</span>
        </span>
      )}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a few buttons are no fields of a form
    <div class="notice-pills" role="group" aria-label={n.centre.filter}>
      {pill(null, n.centre.every, counts?.unread ?? 0)}
      {NOTIFICATION_CATEGORIES.map((one) => pill(one, n.categories[one], counts?.categories[one] ?? 0))}
      <label class="notice-unread">
        <input
          type="checkbox"
          checked={filter.unread}
          onChange={(event) => onChange({ ...filter, unread: event.currentTarget.checked })}
        />
        {n.centre.unreadOnly}
      </label>
    </div>
  )
}

function Nothing({ filter, onChange }: FilterProps) {
  const { category, unread } = filter
  const words = unread
    ? { title: n.centre.noneUnreadTitle, text: n.centre.noneUnreadText }
    : category
      ? { title: n.centre.noneOfTitle(n.categories[category]), text: n.centre.noneOfText }
      : { title: n.centre.emptyTitle, text: n.centre.emptyText }
  return (
    <Empty icon={Bell} {...words}>
      {(category || unread) && (
        <button type="button" class="button" onClick={() => onChange({ category: null, unread: false })}>
          {n.centre.showAll}
        </button>
      )}
    </Empty>
  )
}

function NoticesSkeleton() {
  return (
    <AfterWait>
      <div class="rows-skeleton" role="status">
        <span class="hidden">{t.common.loading}</span>
        {[1, 2, 3, 4].map((one) => (
          <span key={one}>
            <Skeleton class="skeleton-short" />
            <Skeleton class="skeleton-long" />
          </span>
        ))}
      </div>
    </AfterWait>
  )
}
