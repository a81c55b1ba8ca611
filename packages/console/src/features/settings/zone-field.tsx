import { t } from '../../i18n/index.ts'
import { now } from '../../ui/clock.ts'
import { timeIn } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'

const ZONES = Intl.supportedValuesOf('timeZone')

/** A time zone, with what the clocks show there now. */
export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const clock = timeIn(value, now.value)
  const zones = ZONES.includes(value) ? ZONES : [value, ...ZONES]
  return (
    <Field label={t.hours.zone} hint={clock ? t.hours.zoneNow(clock) : undefined}>
      {(control) => (
        <select
          {...control}
          class="input select"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
