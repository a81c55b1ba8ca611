import type { DeliveryChannel } from '@deskbell/protocol'
import { CircleCheck, CircleDashed } from 'lucide'
import type { ComponentChildren } from 'preact'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { CHANNEL_ICONS } from '../notifications/marks.tsx'

interface Props {
  channel: DeliveryChannel
  title: string
  text: string
  on: boolean
  /** Nothing is set up or removed here. */
  always?: boolean
  onEdit?: () => void
  onRemove?: () => void
  children: ComponentChildren
}

/** One channel: whether it works, what is known of it, and how it is changed. */
export function ChannelCard({ channel, title, text, on, always = false, onEdit, onRemove, children }: Props) {
  return (
    <section class="channel" aria-labelledby={`channel-${channel}`}>
      <div class="channel-head">
        <Icon icon={CHANNEL_ICONS[channel]} />
        <h2 class="section-title" id={`channel-${channel}`}>
          {title}
        </h2>
        <span class={`channel-state ${on ? 'is-on' : ''}`}>
          <Icon icon={on ? CircleCheck : CircleDashed} size={14} />
          {always ? n.channels.always : on ? n.channels.on : n.channels.off}
        </span>
        {!always && (
          <div class="channel-actions">
            <button
              type="button"
              class="button button-small"
              aria-label={`${on ? n.channels.change : n.channels.setUp}: ${title}`}
              onClick={onEdit}
            >
              {on ? n.channels.change : n.channels.setUp}
            </button>
            {on && (
              <button
                type="button"
                class="button button-small button-quiet"
                aria-label={`${n.channels.remove}: ${title}`}
                onClick={onRemove}
              >
                {n.channels.remove}
              </button>
            )}
          </div>
        )}
      </div>
      <p class="field-hint">{text}</p>
      {(on || always) && <div class="channel-facts">{children}</div>}
    </section>
  )
}
