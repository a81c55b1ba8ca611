import type { Completion, PendingCompletion } from '@deskbell/protocol'
import { X } from 'lucide'
import { bookingHref } from '../../app/routes.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { customerName } from '../../ui/names.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'
import { isMissing } from '../../ui/trouble.ts'
import { CompletionPanel } from '../bookings/completion/completion-panel.tsx'
import { StatusBadge } from '../bookings/parts/badges.tsx'
import { useBooking } from '../bookings/parts/use-booking.ts'
import { ZoneTime } from '../bookings/parts/zone-time.tsx'
import '../deliveries/styles/deliveries.css'

const words = b.queue

interface Props {
  bookingId: string
  known: Completion | null
  onChange: (pending: PendingCompletion) => void
  onClose: () => void
}

/** What is known of one follow-up, and everything to be done about it, over the list. */
export function FollowUpDrawer({ bookingId, known, onChange, onClose }: Props) {
  const { state, reload, put, refresh } = useBooking(bookingId)
  const booking = state.kind === 'ready' ? state.value : null
  const title = booking ? b.page.title(booking.number, booking.service) : words.title
  return (
    <Dialog title={title} class="drawer" onClose={onClose}>
      <button type="button" class="icon-button drawer-close" aria-label={t.common.close} onClick={onClose}>
        <Icon icon={X} />
      </button>
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {state.kind === 'failed' &&
        (isMissing(state.trouble) ? (
          <p class="dialog-text">{words.missing}</p>
        ) : (
          <Failed title={b.page.failed} trouble={state.trouble} retry={reload} />
        ))}
      {booking && (
        <>
          <p class="booking-meta" role="status">
            <StatusBadge status={booking.status} />
            <span dir="auto">{customerName(booking.customer)}</span>
            <ZoneTime span={booking} day />
          </p>
          <p>
            <a href={bookingHref(booking.id)}>{words.whole}</a>
          </p>
          {booking.completion && (
            <CompletionPanel booking={booking} put={put} refresh={refresh} known={known} onChange={onChange} />
          )}
        </>
      )}
    </Dialog>
  )
}
