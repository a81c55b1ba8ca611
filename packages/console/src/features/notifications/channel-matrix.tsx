import {
  NOTIFICATION_CATEGORIES,
  type NotificationPreferences,
  PERSON_CHANNELS,
  type PersonChannel,
} from '@deskbell/protocol'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { CATEGORY_ICONS, CHANNEL_ICONS } from './marks.tsx'

type Chosen = NotificationPreferences['categories']

interface Props {
  chosen: Chosen
  /** Channels that can reach this person now. */
  available: readonly PersonChannel[]
  onChange: (chosen: Chosen) => void
}

/** Which channels carry which category: a box for each. Channels that cannot reach anybody now are named below. */
export function ChannelMatrix({ chosen, available, onChange }: Props) {
  const ways = PERSON_CHANNELS.filter(
    (way) => available.includes(way) || NOTIFICATION_CATEGORIES.some((one) => chosen[one].includes(way)),
  )
  const missing = ways.filter((way) => !available.includes(way))
  const silent = NOTIFICATION_CATEGORIES.filter((one) => !chosen[one].some((way) => available.includes(way)))
  return (
    <section class="section" aria-labelledby="ways">
      <div>
        <h2 class="section-title" id="ways">
          {n.preferences.what}
        </h2>
        <p class="field-hint">{n.preferences.whatHint}</p>
      </div>
      <div class="matrix-place">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{n.preferences.category}</span>
              </th>
              {ways.map((way) => (
                <th scope="col" key={way} class={available.includes(way) ? '' : 'is-missing'}>
                  <Icon icon={CHANNEL_ICONS[way]} size={18} />
                  {n.ways[way]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {NOTIFICATION_CATEGORIES.map((category) => (
              <tr key={category}>
                <th scope="row">
                  <span class="matrix-name">
                    <Icon icon={CATEGORY_ICONS[category]} size={18} />
                    {n.categories[category]}
                  </span>
                </th>
                {ways.map((way) => (
                  <td key={way}>
                    <label class="matrix-cell">
                      <input
                        type="checkbox"
                        aria-label={n.preferences.cell(n.categories[category], n.ways[way])}
                        checked={chosen[category].includes(way)}
                        onChange={(event) =>
                          onChange({
                            ...chosen,
                            [category]: toggled(chosen[category], way, event.currentTarget.checked),
                          })
                        }
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {silent.length > 0 && (
        <p class="notice" role="status">
          <strong>{silent.map((one) => n.categories[one]).join(', ')}.</strong> {n.preferences.noWay}
        </p>
      )}
      {missing.length > 0 && (
        <p class="field-hint">{n.preferences.missingHint(missing.map((way) => n.ways[way]).join(', '))}</p>
      )}
    </section>
  )
}

const toggled = (list: readonly PersonChannel[], way: PersonChannel, on: boolean): PersonChannel[] =>
  PERSON_CHANNELS.filter((one) => (one === way ? on : list.includes(one)))
