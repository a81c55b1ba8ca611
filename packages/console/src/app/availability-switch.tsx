import { t } from '../i18n/index.ts'
import { switchAvailability } from './availability.ts'
import { useDesk, useMe } from './desk.ts'

/** Whether new conversations come to you, one press away. Where the views are a rail, the menu has it. */
export function AvailabilitySwitch() {
  const desk = useDesk()
  const { agent } = useMe()
  const on = agent.availability === 'available'
  return (
    <label class="nav-availability" title={on ? t.nav.availableHint : t.nav.awayHint}>
      <span class="nav-text">{t.nav.available}</span>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        checked={on}
        aria-checked={on}
        onChange={() => void switchAvailability(desk, agent, on ? 'away' : 'available')}
      />
    </label>
  )
}
