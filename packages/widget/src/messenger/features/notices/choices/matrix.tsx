import type { NotificationCategory, OwnNotificationPreferences } from '@deskbell/protocol'
import type { ChoiceProps } from './choices.tsx'

export interface PreferenceProps extends ChoiceProps {
  readonly preferences: OwnNotificationPreferences
}

const CATEGORIES: readonly NotificationCategory[] = ['support', 'booking', 'payment', 'review', 'system']

/** Each kind with the ways there are to reach this person. */
export function Matrix({ chooser, t, preferences }: PreferenceProps) {
  const { available, categories } = preferences
  return (
    <section class="choice-block">
      {CATEGORIES.map((category) => (
        <fieldset key={category} class="ways">
          <legend>{t(category)}</legend>
          <div>
            {available.map((channel) => (
              <label key={channel} class="way">
                <input
                  type="checkbox"
                  // Set by hand: what was undone must be drawn again though the value is the same to the view.
                  ref={(input) => {
                    if (input) input.checked = categories[category].includes(channel)
                  }}
                  onChange={({ currentTarget }) => chooser.carry(category, channel, currentTarget.checked)}
                />
                <span>{t(channel)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {available.includes('email') && <p class="quiet">{t('always')}</p>}
    </section>
  )
}
