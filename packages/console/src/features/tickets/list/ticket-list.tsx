import { ArrowUp, Phone } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { LOG_CALL } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { customerName } from '../../../ui/names.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Failed } from '../../../ui/states.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { useNearEnd } from '../../inbox/use-near-end.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { Failures } from '../bulk/failures.tsx'
import { useBulk } from '../bulk/use-bulk.ts'
import { EmptyList } from './empty-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ListCommands } from './list-commands.tsx'
import { SavedViews } from './saved-views.tsx'
import type { Selection } from './selection.ts'
import { TicketRowsSkeleton } from './ticket-row.tsx'
import { TicketTable } from './ticket-table.tsx'
import type { ListPlace } from './use-place.ts'
import type { Tickets } from './use-tickets.ts'
import { countOf, ViewTabs } from './view-tabs.tsx'

interface Props {
  place: ListPlace
  list: Tickets
  selection: Selection
  /** A ticket lies over the list. */
  covered: boolean
}

/** A list of tickets with its views, filters and what can be done to many. */
export function TicketListPage({ place, list, selection, covered }: Props) {
  const desk = useDesk()
  const { agent } = useMe()
  const agents = useReadable(desk.client.agents)
  const views = useItems(desk.tickets.views)
  const saved = views.find((view) => view.id === place.saved) ?? null
  const counts = desk.tickets.counts.value
  const bulk = useBulk(list.reload)
  const scroller = useRef<HTMLElement>(null)
  const { load, trouble, hasMore } = list.state
  const end = useNearEnd(scroller, hasMore && load === 'ready', list.loadMore)
  const rows = list.rows
  const chosen = rows.filter((row) => selection.has(row.id))
  const showNew = () => {
    list.showNew()
    scroller.current?.scrollTo({ top: 0 })
  }
  // Coming back to the top is the end of reading.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => list.setReading(element.scrollTop > 4)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  })
  const customer = rows.find((row) => row.customer.id === place.filters.customerId)?.customer
  return (
    <div class="tickets" hidden={covered}>
      <header class="column-head help-head tickets-head">
        <p class="column-title">{t.tickets.title}</p>
        <ViewTabs view={saved ? null : place.view} counts={counts} />
        <SavedViews place={place} current={saved} />
        <a class="button button-primary log-call" href={LOG_CALL} title={t.tickets.logCall}>
          <Icon icon={Phone} size={16} />
          <span class="head-word">{t.tickets.logCall}</span>
        </a>
      </header>
      <main class="tickets-scroll" ref={scroller} id={covered ? undefined : 'content'} tabIndex={-1}>
        <div class="tickets-title">
          <h1 class="page-title">{saved?.name ?? t.tickets.views[place.view]}</h1>
          <div role="status" class="tickets-count number">
            {list.waiting > 0 ? (
              <button type="button" class="waiting" aria-label={t.tickets.waitingLabel(list.waiting)} onClick={showNew}>
                <Icon icon={ArrowUp} size={16} />
                {t.tickets.waitingNew(list.waiting)}
              </button>
            ) : (
              load !== 'failed' &&
              rows.length > 0 &&
              (hasMore ? t.tickets.countMore(rows.length) : t.tickets.count(rows.length))
            )}
          </div>
        </div>
        <FilterBar place={place} agents={agents} customer={customer ? customerName(customer) : null} />
        {rows.length > 0 && <TicketTable rows={rows} place={place} selection={selection} agents={agents} me={agent} />}
        {load === 'loading' && rows.length === 0 && (
          <AfterWait>
            <TicketRowsSkeleton count={6} />
          </AfterWait>
        )}
        {load === 'failed' && <Failed title={t.tickets.failed} trouble={trouble} retry={list.reload} />}
        {load === 'ready' && rows.length === 0 && <EmptyList place={place} />}
        {load !== 'failed' && hasMore && rows.length > 0 && (
          <div ref={end} class="list-more">
            <button type="button" class="button button-quiet" onClick={list.loadMore} disabled={load === 'loading'}>
              {load === 'loading' ? t.inbox.loadingMore : t.common.more}
            </button>
          </div>
        )}
      </main>
      {chosen.length > 0 && <BulkBar chosen={chosen} agents={agents} bulk={bulk} clear={selection.clear} />}
      <Failures bulk={bulk} />
      {!covered && (
        <ListCommands
          rows={rows}
          place={place}
          selection={selection}
          title={(count) => t.tickets.pageTitle(saved?.name ?? t.tickets.views[place.view], count)}
          count={countOf(counts, place.view)}
          showNew={list.waiting > 0 ? showNew : null}
        />
      )}
    </div>
  )
}
