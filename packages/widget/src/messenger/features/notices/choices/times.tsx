import { clock } from '../../../format/time.ts'
import { FREQUENCIES } from './frequencies.ts'
import type { PreferenceProps } from './matrix.tsx'

/** How often e-mail comes. */
export function Often({ chooser, t, preferences }: PreferenceProps) {
  return (
    <section class="choice-block">
      <label class="choice-label" for="often">
        {t('often')}
      </label>
      <select
        id="often"
        class="choice-field"
        aria-describedby="often-hint"
        onChange={({ currentTarget }) => {
          const frequency = FREQUENCIES.find((one) => one === currentTarget.value)
          if (frequency) chooser.change({ frequency })
        }}
      >
        {FREQUENCIES.map((frequency) => (
          <option key={frequency} value={frequency} selected={preferences.frequency === frequency}>
            {t(frequency)}
          </option>
        ))}
      </select>
      <p id="often-hint" class="quiet">
        {t('oftenHint')}
      </p>
    </section>
  )
}

const NIGHT = { from: '22:00', to: '07:00' } as const

/** When nothing but what is urgent comes. */
export function Quiet({ chooser, t, preferences }: PreferenceProps) {
  const hours = preferences.quietHours
  const set = (next: Partial<typeof hours>): void => {
    if (!hours) return
    const quietHours = { ...hours, ...next }
    // A time that is half typed is empty.
    if (quietHours.from && quietHours.to && quietHours.from !== quietHours.to) chooser.change({ quietHours })
  }
  return (
    <section class="choice-block">
      <label class="way wide">
        <input
          type="checkbox"
          ref={(input) => {
            if (input) input.checked = hours !== null
          }}
          aria-describedby="quiet-hint"
          onChange={({ currentTarget }) => chooser.change({ quietHours: currentTarget.checked ? NIGHT : null })}
        />
        <span>{t('quiet')}</span>
      </label>
      <p id="quiet-hint" class="quiet">
        {t('quietHint')}
      </p>
      {hours && (
        <div class="hours">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} class="choice-label">
              {t(end)}
              <input
                type="time"
                class="choice-field"
                required
                value={hours[end]}
                onChange={({ currentTarget }) => set({ [end]: currentTarget.value })}
              />
            </label>
          ))}
        </div>
      )}
    </section>
  )
}

/** By which clock all of this goes. */
export function Zone({ chooser, t, preferences }: PreferenceProps) {
  const { timeZone } = preferences
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const { locale } = chooser.store.t.value
  const zones = [...new Set([timeZone, here, ...Intl.supportedValuesOf('timeZone')])].sort()
  return (
    <section class="choice-block">
      <label class="choice-label" for="zone">
        {t('zone')}
      </label>
      <select
        id="zone"
        class="choice-field"
        dir="ltr"
        onChange={({ currentTarget }) => chooser.change({ timeZone: currentTarget.value })}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone} selected={zone === timeZone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <p class="quiet">{t('zoneNow', { time: clock(locale, chooser.store.now.value, timeZone) })}</p>
      {here !== timeZone && (
        <button type="button" class="link" onClick={() => chooser.change({ timeZone: here })}>
          {t('zoneHere', { zone: here.replaceAll('_', ' ') })}
        </button>
      )}
    </section>
  )
}
