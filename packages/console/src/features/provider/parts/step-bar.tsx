import type { SharedBooking } from '@deskbell/protocol'
import { Check, ClockAlert, type IconNode, MapPin, Navigation, Wrench } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { customerName } from '../../../ui/names.ts'
import { clockIn } from '../../bookings/parts/zone-times.ts'
import { useProvider } from '../context.ts'
import { nextStep, type Step } from '../next-step.ts'
import { LateSheet } from './late-sheet.tsx'
import { firstName } from './name.ts'
import { Sheet } from './sheet.tsx'
import { Waiting } from './waiting.tsx'

const ICONS: Record<Step, IconNode> = { on_way: Navigation, arrived: MapPin, in_progress: Wrench, completed: Check }

/** After a press the next one counts again only then, so that two quick ones are one step. In milliseconds. */
const REST = 1_500
/** For every bar: the next visit may take the place of this one under the same thumb. In epoch milliseconds. */
let restsUntil = 0

interface Props {
  /** As it is shown, with what was pressed and is not known yet. */
  booking: SharedBooking
  /** Names whom it is about, where the page is about several. */
  named?: boolean
}

/** The one next step, where the thumb is, and beside it that it takes longer. */
export function StepBar({ booking, named = false }: Props) {
  const provider = useProvider()
  const [asking, setAsking] = useState<'done' | 'late' | null>(null)
  const [told, setTold] = useState<Step | null>(null)
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(() => setTold(null), REST)
    return () => clearTimeout(timer)
  }, [told])
  const step = nextStep(booking.status)
  const name = firstName(booking)
  const take = (taken: Step) => {
    if (Date.now() < restsUntil) return
    restsUntil = Date.now() + REST
    provider.do(booking, { kind: 'status', status: taken })
    setTold(taken)
  }
  const ask = () => Date.now() < restsUntil || setAsking('done')
  return (
    <section class="provider-steps" aria-label={p.step.label}>
      {named && (step || told) && (
        <p class="steps-for number">
          {p.step.for(customerName(booking.customer), clockIn(booking.startsAt, booking.timeZone))}
        </p>
      )}
      <Waiting bookingId={booking.id} />
      <div class="steps-row">
        {told ? (
          // It stays a button, so that the focus does not get lost under the finger.
          <button type="button" class="step-button is-told" aria-disabled="true">
            <Icon icon={Check} size={24} />
            <span class="step-words">{p.step.told[told]}</span>
          </button>
        ) : (
          step && (
            <button type="button" class="step-button" onClick={() => (step === 'completed' ? ask() : take(step))}>
              <Icon icon={ICONS[step]} size={24} />
              <span class="step-words">
                {p.step.verbs[step]}
                <span class="step-hint">{step === 'completed' ? p.step.askHint(name) : p.step.hint(name)}</span>
              </span>
            </button>
          )
        )}
        {step && (
          <button type="button" class="late-button" onClick={() => setAsking('late')}>
            <Icon icon={ClockAlert} size={20} />
            {p.late.button}
          </button>
        )}
      </div>
      {asking === 'done' && (
        <Sheet title={p.step.doneTitle} onClose={() => setAsking(null)}>
          <p class="sheet-text">{p.step.doneText(name)}</p>
          <button
            type="button"
            class="step-button"
            onClick={() => {
              setAsking(null)
              take('completed')
            }}
          >
            <Icon icon={Check} size={24} />
            <span class="step-words">{p.step.done}</span>
          </button>
          <button type="button" class="button sheet-button" onClick={() => setAsking(null)}>
            {p.step.notYet}
          </button>
        </Sheet>
      )}
      {asking === 'late' && <LateSheet booking={booking} onClose={() => setAsking(null)} />}
    </section>
  )
}
