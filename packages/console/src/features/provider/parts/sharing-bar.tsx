import { LocateFixed, LocateOff } from 'lucide'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { p } from '../../../i18n/provider.ts'
import { clockTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useLive, useProvider } from '../context.ts'
import { firstName } from './name.ts'

/** Says on every page that one's own place is shown to somebody, with the way to end it. */
export function SharingBar() {
  const provider = useProvider()
  const { toasts } = useDesk()
  const sharing = useReadable(provider.sharing)
  useEffect(
    () =>
      provider.onSharingEnd((end) =>
        toasts.show(p.place.ended[end], end === 'over' || end === 'interrupted' ? {} : { tone: 'failed' }),
      ),
    [provider, toasts],
  )
  return (
    <div class="sharing-place" role="status">
      {sharing && <Sharing key={sharing.bookingId} bookingId={sharing.bookingId} />}
    </div>
  )
}

function Sharing({ bookingId }: { bookingId: string }) {
  const provider = useProvider()
  const { toasts } = useDesk()
  const sharing = useReadable(provider.sharing)
  const { value } = useLive(bookingId, () => provider.booking(bookingId))
  const { sentAt = null, trouble = null } = sharing ?? {}
  return (
    <div class="sharing">
      <Icon icon={trouble ? LocateOff : LocateFixed} size={24} />
      <div class="sharing-words">
        <p class="sharing-title">{value ? p.place.sharing(firstName(value)) : p.place.sharingSome}</p>
        <p>
          {trouble === 'no_place'
            ? p.place.noPlace
            : trouble === 'no_way'
              ? p.place.noWay
              : sentAt === null
                ? p.place.asking
                : p.place.sentAt(clockTime(new Date(sentAt).toISOString()))}
        </p>
      </div>
      <button
        type="button"
        class="button"
        aria-label={p.place.stopLong}
        onClick={() => {
          provider.stopSharing()
          toasts.show(p.place.stopped)
        }}
      >
        {p.place.stop}
      </button>
    </div>
  )
}
