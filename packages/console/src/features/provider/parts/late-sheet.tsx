import type { SharedBooking } from '@deskbell/protocol'
import { Minus, Plus } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { timeNear } from '../../bookings/parts/zone-times.ts'
import { useProvider } from '../context.ts'
import { firstEta, isThere, isTooEarly } from '../next-step.ts'
import { firstName } from './name.ts'
import { Sheet } from './sheet.tsx'

const FIVE = 5 * 60_000

/** Why it takes longer, and until when: two presses at best. */
export function LateSheet({ booking, onClose }: { booking: SharedBooking; onClose: () => void }) {
  const provider = useProvider()
  const [now] = useState(Date.now)
  const [eta, setEta] = useState(() => firstEta(booking, now))
  const [chosen, setChosen] = useState<string | null>(null)
  const [own, setOwn] = useState('')
  const [missing, setMissing] = useState(false)
  const id = useId()
  const there = isThere(booking.status)
  const reason = own.trim() || chosen
  const send = () => {
    if (!reason) return setMissing(true)
    provider.do(booking, { kind: 'status', status: 'delayed', reason, eta: new Date(eta).toISOString() })
    onClose()
  }
  return (
    <Sheet title={p.late.title} onClose={onClose} firm>
      <fieldset class="sheet-group">
        <legend class="sheet-label">{p.late.why}</legend>
        <div class="reason-chips">
          {(there ? p.late.reasonsHere : p.late.reasons).map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={chosen === one && own.trim() === ''}
              onClick={() => {
                setChosen(one)
                setOwn('')
                setMissing(false)
              }}
            >
              {one}
            </button>
          ))}
        </div>
        <label class="sheet-label" for={id}>
          {p.late.own}
        </label>
        <input
          id={id}
          class="input"
          maxLength={500}
          dir="auto"
          value={own}
          aria-invalid={missing ? true : undefined}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            setOwn(event.currentTarget.value)
            setMissing(false)
          }}
        />
        <p id={`${id}-hint`} class={missing ? 'field-error' : 'field-hint'} role={missing ? 'alert' : undefined}>
          {missing ? p.late.needReason : p.late.ownHint}
        </p>
      </fieldset>
      <fieldset class="sheet-group">
        <legend class="sheet-label">{there ? p.late.finish : p.late.arrive}</legend>
        <div class="eta-row">
          <button
            type="button"
            class="eta-button"
            aria-label={p.late.sooner}
            disabled={isTooEarly(eta - FIVE, now)}
            onClick={() => setEta(eta - FIVE)}
          >
            <Icon icon={Minus} size={24} />
          </button>
          <output class="eta-time number" aria-live="polite">
            {timeNear(new Date(eta).toISOString(), booking.timeZone, booking.startsAt)}
            <span class="eta-in">{p.late.in(Math.round((eta - now) / 60_000))}</span>
          </output>
          <button type="button" class="eta-button" aria-label={p.late.later} onClick={() => setEta(eta + FIVE)}>
            <Icon icon={Plus} size={24} />
          </button>
        </div>
      </fieldset>
      <button type="button" class="step-button" onClick={send}>
        <span class="step-words">{p.late.send(firstName(booking))}</span>
      </button>
    </Sheet>
  )
}
