import type { MessageLocation } from '@deskbell/protocol'
import { MapPin } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { mapHref } from '../../ui/map.ts'

/** A place that was sent with a message; it opens in a map. */
export function LocationChip({ location }: { location: MessageLocation }) {
  const { label, ...point } = location
  return (
    <a class="article-chip" href={mapHref({ address: label, point })} target="_blank" rel="noopener noreferrer">
      <Icon icon={MapPin} size={16} />
      <span class="article-chip-title">{label || t.thread.place}</span>
      <span class="hidden">{t.thread.placeHint}</span>
    </a>
  )
}
