import { CalendarDays, Plus, SearchX } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { dayName } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { isSignedOut, troubleText } from '../../../ui/trouble.ts'
import { NewBooking } from '../new/new-booking.tsx'
import { BookingsFrame } from '../parts/frame.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { dayBounds } from '../parts/zone-times.ts'
import { BoardCommands } from './board-commands.tsx'
import { Columns } from './columns.tsx'
import { DayBar } from './day-bar.tsx'
import { useDayPlace } from './day-place.ts'
import { createLiveBookings } from './live-bookings.ts'
import './board.css'

const words = b.board

/** A day's bookings by how far they are, live. */
export function Board() {
  const { client, session } = useDesk()
  const api = useBookingsApi()
  const place = useDayPlace()
  const [adding, setAdding] = useState(false)
  const providers = useReadable(client.agents).filter((one) => one.role === 'provider' && one.active)
  const { day, providerId, q } = place
  const live = useMemo(
    () => createLiveBookings(api, client, { ...dayBounds(day), providerId, q }),
    [api, client, day, providerId, q],
  )
  useEffect(() => () => live.release(), [live])
  const { load, trouble, items, hasMore } = live.state.value
  const moved = live.moved.value
  if (isSignedOut(trouble)) queueMicrotask(session.expire)
  const title = dayName(`${day}T12:00`)
  const full = longDate(`${day}T12:00`)
  usePageTitle(`${words.dayTitle(title)} · ${t.product}`)
  const add = (
    <button type="button" class="button button-primary" onClick={() => setAdding(true)} title={words.add}>
      <Icon icon={Plus} size={16} />
      <span class="head-word">{words.add}</span>
    </button>
  )
  return (
    <BookingsFrame current="bookings" action={add} class="board-page">
      <div class="board-title">
        <h1 class="page-title">{title}</h1>
        <p class="board-count number">
          {full !== title && <span>{full}</span>}
          {load !== 'failed' && items.length > 0 && (
            <span>{hasMore ? words.countMore(items.length) : words.count(items.length)}</span>
          )}
        </p>
      </div>
      <DayBar place={place} providers={providers} />
      <p class="hidden" role="status">
        {moved && words.moved(moved.booking.number, b.statuses[moved.booking.status])}
      </p>
      {trouble && load !== 'failed' && (
        <p class="notice board-stale" role="alert">
          {trouble.kind === 'offline' ? words.stale : troubleText(trouble)}{' '}
          <button type="button" class="link-button" onClick={() => void live.reload()}>
            {t.common.retry}
          </button>
        </p>
      )}
      {items.length > 0 && <Columns bookings={items} fresh={live.fresh.value} />}
      {load === 'loading' && items.length === 0 && <BoardSkeleton />}
      {load === 'failed' && <Failed title={words.failed} trouble={trouble} retry={() => void live.reload()} />}
      {load === 'ready' &&
        items.length === 0 &&
        (place.narrowed ? (
          <Empty icon={SearchX} title={words.noneTitle} text={words.noneText}>
            <button type="button" class="button" onClick={place.clear}>
              {words.clear}
            </button>
          </Empty>
        ) : (
          <Empty icon={CalendarDays} title={words.emptyTitle} text={words.emptyText}>
            <button type="button" class="button" onClick={() => setAdding(true)}>
              {words.add}
            </button>
          </Empty>
        ))}
      {load !== 'failed' && hasMore && (
        <div class="board-more">
          <button type="button" class="button" aria-busy={load === 'loading'} onClick={() => void live.loadMore()}>
            {load === 'loading' ? t.common.loading : words.loadMore}
          </button>
        </div>
      )}
      <BoardCommands bookings={items} place={place} add={() => setAdding(true)} />
      {adding && <NewBooking day={day} providers={providers} onClose={() => setAdding(false)} />}
    </BookingsFrame>
  )
}

const longDate = (day: string): string =>
  new Intl.DateTimeFormat(t.formats, { weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(day))

function BoardSkeleton() {
  return (
    <AfterWait>
      <div class="board" role="status">
        <span class="hidden">{t.common.loading}</span>
        {[1, 2, 3, 4, 5, 6].map((one) => (
          <div class="column" key={one}>
            <Skeleton class="skeleton-short" />
            <Skeleton class="skeleton-card" />
          </div>
        ))}
      </div>
    </AfterWait>
  )
}
