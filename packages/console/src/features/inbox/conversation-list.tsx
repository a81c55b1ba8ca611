import type { InboxView } from '@deskbell/protocol'
import { ArrowUp } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { useCommands } from '../../app/use-commands.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { customerName } from '../../ui/names.ts'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Failed } from '../../ui/states.tsx'
import { ConversationRow, RowSkeleton } from './conversation-row.tsx'
import { EmptyView } from './empty-view.tsx'
import { useInboxList } from './use-list.ts'
import { useNearEnd } from './use-near-end.ts'

/** The list of a view. It follows live changes, but never moves under a reader. */
export function ConversationList({ view, open }: { view: InboxView; open: string | null }) {
  const desk = useDesk()
  const { agent } = useMe()
  const agents = useReadable(desk.client.agents)
  const counts = useReadable(desk.client.counts)
  const list = useInboxList(view, open)
  const scroller = useRef<HTMLDivElement>(null)
  const end = useNearEnd(scroller, list.state.hasMore && list.state.load === 'ready', list.loadMore)
  const showNew = () => {
    list.showNew()
    scroller.current?.scrollTo({ top: 0 })
  }
  const move = (step: 1 | -1) => {
    const links = [...(scroller.current?.querySelectorAll<HTMLAnchorElement>('a.row') ?? [])]
    const focused = links.indexOf(document.activeElement as HTMLAnchorElement)
    const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'true')
    const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useCommands([
    { id: 'next', group: 'go', label: t.commands.next, keys: 'j', run: () => move(1) },
    { id: 'previous', group: 'go', label: t.commands.previous, keys: 'k', run: () => move(-1) },
    ...(list.waiting > 0
      ? [{ id: 'show-new', group: 'conversation' as const, label: t.commands.showNew, keys: '.', run: showNew }]
      : []),
    ...list.rows.map((row) => ({
      id: `open-${row.id}`,
      group: 'find' as const,
      label: customerName(row.customer),
      words: `${row.customer.email ?? ''} ${row.lastMessage?.preview ?? ''}`,
      run: () => desk.router.go(inboxHref(view, row.id)),
    })),
  ])
  // Coming back to the top is the end of reading.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => list.setReading(element.scrollTop > 4)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  })
  const { load, trouble, hasMore } = list.state
  return (
    <section class="list" aria-label={t.inbox.list}>
      <header class="column-head list-head">
        <h1 class="column-title">{t.views[view]}</h1>
        <div class="list-waiting" role="status">
          {list.waiting > 0 ? (
            <button type="button" class="waiting" aria-label={t.inbox.waitingLabel(list.waiting)} onClick={showNew}>
              <Icon icon={ArrowUp} size={16} />
              {t.inbox.waiting(list.waiting)}
            </button>
          ) : (
            counts && <span class="column-note">{t.inbox.count(counts[view])}</span>
          )}
        </div>
      </header>
      <div class="list-scroll" ref={scroller} id="content" tabIndex={-1}>
        {list.rows.length > 0 && (
          <ul class="rows" aria-label={t.inbox.list}>
            {list.rows.map((row) => (
              <li key={row.id}>
                <ConversationRow
                  conversation={row}
                  href={inboxHref(view, row.id)}
                  current={row.id === open}
                  gone={!list.state.items.some((item) => item.id === row.id)}
                  showAssignee={view !== 'mine' && view !== 'unassigned'}
                  me={agent}
                  agents={agents}
                  draft={desk.drafts.get(row.id) !== ''}
                />
              </li>
            ))}
          </ul>
        )}
        {load === 'loading' && list.rows.length === 0 && (
          <AfterWait>
            <RowSkeleton count={6} />
          </AfterWait>
        )}
        {load === 'failed' && <Failed title={t.inbox.failed} trouble={trouble} retry={list.reload} />}
        {load === 'ready' && list.rows.length === 0 && <EmptyView view={view} />}
        {load !== 'failed' && hasMore && list.rows.length > 0 && (
          <div ref={end} class="list-more">
            <button type="button" class="button button-quiet" onClick={list.loadMore} disabled={load === 'loading'}>
              {load === 'loading' ? t.inbox.loadingMore : t.common.more}
            </button>
          </div>
        )}
      </div>
    </section>
  )
}
