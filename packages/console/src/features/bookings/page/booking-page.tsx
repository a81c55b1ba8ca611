import type { Booking } from '@deskbell/protocol'
import { ChevronLeft, SearchX } from 'lucide'
import { useDesk } from '../../../app/desk.ts'
import { bookingsHref } from '../../../app/routes.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { isMissing } from '../../../ui/trouble.ts'
import { CompletionPanel } from '../completion/completion-panel.tsx'
import { DelayNotice, PaymentBadge, StatusBadge } from '../parts/badges.tsx'
import { BookingsFrame } from '../parts/frame.tsx'
import { Panel } from '../parts/panel.tsx'
import { StepBar } from '../parts/timeline.tsx'
import { useBooking } from '../parts/use-booking.ts'
import { ZoneTime } from '../parts/zone-time.tsx'
import { dayKey } from '../parts/zone-times.ts'
import { Actions } from './actions.tsx'
import { Chat } from './chat.tsx'
import { Details } from './details.tsx'
import type { Held } from './held.ts'
import { History } from './history.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { LinkedTickets } from './tickets.tsx'
import './page.css'

const words = b.page

/** One booking: where it stands, what can be done, and everything said about it. */
export function BookingPage({ bookingId }: { bookingId: string }) {
  const { state, reload, put, refresh } = useBooking(bookingId)
  return (
    <BookingsFrame current="bookings">
      {state.kind === 'ready' ? (
        <Shown booking={state.value} put={put} refresh={refresh} />
      ) : state.kind === 'failed' ? (
        isMissing(state.trouble) ? (
          <Empty icon={SearchX} title={words.missingTitle} text={words.missingText} page>
            <a class="button" href={bookingsHref()}>
              {words.back}
            </a>
          </Empty>
        ) : (
          <Failed title={words.failed} trouble={state.trouble} retry={reload} />
        )
      ) : (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-short" />
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-long" />
          </div>
        </AfterWait>
      )}
    </BookingsFrame>
  )
}

const dayHref = ({ startsAt }: Booking) => bookingsHref(`?day=${dayKey(Date.parse(startsAt))}`)

function Shown(held: Held) {
  const { router } = useDesk()
  const { booking } = held
  const { number, service, status, paymentStatus, completion, cancelReason } = booking
  const back = dayHref(booking)
  const title = words.title(number, service)
  usePageTitle(`${title} · ${t.product}`)
  useCommands([{ id: 'back', group: 'go', label: words.back, keys: 'Escape', quiet: true, run: () => router.go(back) }])
  return (
    <div class="booking">
      <header class="booking-head">
        <a class="booking-back" href={back}>
          <Icon icon={ChevronLeft} size={16} />
          {words.back}
        </a>
        <h1 class="page-title" dir="auto">
          <span class="booking-number number">{b.number(number)}</span> {service}
        </h1>
        <p class="booking-meta" role="status">
          <StatusBadge status={status} />
          <PaymentBadge payment={paymentStatus} />
          <ZoneTime span={booking} day />
        </p>
      </header>
      <div class="booking-columns">
        <div class="booking-main">
          <Panel title={words.now}>
            {status === 'cancelled' ? (
              <p>{cancelReason ? words.cancelled(cancelReason) : words.cancelledPlain}</p>
            ) : (
              <StepBar status={status} />
            )}
            <DelayNotice booking={booking} />
            <Actions {...held} />
          </Panel>
          {completion && (
            <Panel title={b.completionPart.title}>
              <CompletionPanel {...held} />
            </Panel>
          )}
          <Chat {...held} />
        </div>
        <div class="booking-side">
          <Details {...held} />
          <ReviewPanel {...held} />
          <LinkedTickets booking={booking} />
          <History booking={booking} />
        </div>
      </div>
    </div>
  )
}
