import { CloudOff } from 'lucide'
import { p } from '../../../i18n/provider.ts'
import { clockTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { isSignedOut } from '../../../ui/trouble.ts'
import { useProvider } from '../context.ts'
import { deedName } from './deed-words.ts'

/** What was pressed for a visit and has not gone out, each by its name and time. */
export function Waiting({ bookingId }: { bookingId: string }) {
  const provider = useProvider()
  const waiting = useReadable(provider.pending).filter(
    (one) => one.bookingId === bookingId && one.status === 'waiting' && one.deed.kind === 'status',
  )
  const [first] = waiting
  const { trouble } = first ?? {}
  return (
    <div class="unsent-place" role="status">
      {first && (
        <div class="unsent">
          <Icon icon={CloudOff} size={20} />
          <div class="unsent-words">
            <p class="unsent-title">{p.waiting.title}</p>
            {waiting.map(({ clientId, deed, at }) => (
              <p key={clientId}>{p.waiting.one(deedName(deed), clockTime(new Date(at).toISOString()))}</p>
            ))}
            <p class="unsent-why">
              {trouble && trouble.kind !== 'late' && isSignedOut(trouble) ? p.waiting.signIn : p.waiting.why}
            </p>
          </div>
          <button type="button" class="button" onClick={provider.retry}>
            {p.waiting.retry}
          </button>
        </div>
      )}
    </div>
  )
}
