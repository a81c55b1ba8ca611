import type { Booking, BookingHistoryItem } from '@deskbell/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { useLoad } from '../../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../../ui/states.tsx'
import { Panel } from '../parts/panel.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'

/** What became of a booking, live. Late reports change no version, so each news of it counts. */
export function History({ booking }: { booking: Booking }) {
  const { client } = useDesk()
  const api = useBookingsApi()
  const { id, version } = booking
  const { state, reload, set } = useLoad<readonly BookingHistoryItem[]>(id, () => api.history(id))
  const seen = useRef(version)
  useEffect(() => {
    const ask = () => void api.history(id).then(set, () => undefined)
    if (seen.current !== version) {
      seen.current = version
      ask()
    }
    return client.listen((frame) => {
      if (frame === null || (frame.t === 'booking' && frame.booking.id === id)) ask()
    })
  }, [api, client, id, version, set])
  return (
    <Panel title={b.timeline.label}>
      {state.kind === 'failed' && <Failed title={b.timeline.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
          <Skeleton class="skeleton-short" />
        </AfterWait>
      )}
      {state.kind === 'ready' && <Timeline items={state.value} booking={booking} />}
    </Panel>
  )
}
