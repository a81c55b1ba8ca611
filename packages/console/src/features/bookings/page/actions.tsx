import type { BookingAction, BookingUpdate } from '@deskbell/protocol'
import { ChevronDown, Ellipsis } from 'lucide'
import { useState } from 'preact/hooks'
import { b } from '../../../i18n/bookings.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { AssignDialog, CancelDialog, DelayDialog, MoveDialog } from './dialogs.tsx'
import { type Held, useStep } from './held.ts'
import { EndLinksDialog, LinkDialog } from './link-dialog.tsx'

const STEPS = [
  ['set_on_way', 'on_way'],
  ['arrive', 'arrived'],
  ['start', 'in_progress'],
  ['complete', 'completed'],
] as const satisfies readonly (readonly [BookingAction, BookingUpdate])[]

type Over = 'delay' | 'move' | 'assign' | 'link' | 'end-links' | 'cancel'

/** What may be done with a booking now: the next step, the ones beyond it, and the rest. */
export function Actions(held: Held) {
  const api = useBookingsApi()
  const step = useStep(held)
  const [over, setOver] = useState<Over | null>(null)
  const { booking } = held
  const may = (action: BookingAction) => booking.actions.includes(action)
  const [next, ...further] = STEPS.filter(([action]) => may(action))
  const close = () => setOver(null)
  const report = (status: (typeof STEPS)[number][1]) => {
    const body = { clientId: newClientId(), status }
    void step.run(() => api.report(booking.id, body), b.acting.done(booking.number, b.statuses[status]))
  }
  const act = (action: BookingAction, over_: Over, words: string) =>
    may(action) && (
      <button type="button" class="button" onClick={() => setOver(over_)}>
        {words}
      </button>
    )
  const dialog = { ...held, onClose: close }
  return (
    <div class="booking-actions">
      {next && (
        <div class="step-buttons">
          <button type="button" class="button button-primary" aria-busy={step.busy} onClick={() => report(next[1])}>
            {b.acting[next[0]]}
          </button>
          {further.length > 0 && (
            <Menu
              label={b.acting.more}
              class="button button-primary next-more"
              align="start"
              button={<Icon icon={ChevronDown} size={16} />}
            >
              <p class="menu-head">{b.acting.skip}</p>
              {further.map(([action, status]) => (
                <MenuItem key={action} onSelect={() => report(status)}>
                  {b.acting[action]}
                </MenuItem>
              ))}
            </Menu>
          )}
        </div>
      )}
      {act('delay', 'delay', b.acts.delay)}
      {act('reschedule', 'move', b.acts.reschedule)}
      {act('assign', 'assign', b.acts.assign)}
      <button type="button" class="button" onClick={() => setOver('link')}>
        {b.acts.link}
      </button>
      <Menu label={b.acts.more} class="icon-button" button={<Icon icon={Ellipsis} size={18} />}>
        <MenuItem onSelect={() => setOver('end-links')}>{b.acts.endLinks}</MenuItem>
        {may('cancel') && <MenuItem onSelect={() => setOver('cancel')}>{b.acts.cancel}</MenuItem>}
      </Menu>
      {over === 'delay' && <DelayDialog {...dialog} />}
      {over === 'move' && <MoveDialog {...dialog} />}
      {over === 'assign' && <AssignDialog {...dialog} />}
      {over === 'cancel' && <CancelDialog {...dialog} />}
      {over === 'link' && <LinkDialog booking={booking} onClose={close} />}
      {over === 'end-links' && <EndLinksDialog booking={booking} step={step} onClose={close} />}
    </div>
  )
}
