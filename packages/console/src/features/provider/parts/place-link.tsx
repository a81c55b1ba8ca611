import type { Place } from '@deskbell/protocol'
import { ExternalLink, MapPin } from 'lucide'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { mapHref } from '../../../ui/map.ts'

/** Where it is, a press away from the map app. */
export function PlaceLink({ place }: { place: Place | null }) {
  if (!place) return <p class="visit-none">{p.day.noPlace}</p>
  return (
    <a class="visit-place" href={mapHref(place)} target="_blank" rel="noopener noreferrer">
      <Icon icon={MapPin} size={24} />
      <span class="visit-place-words">
        <span dir="auto">{place.address}</span>
        <span class="visit-place-hint">
          {p.day.place} <Icon icon={ExternalLink} size={14} />
        </span>
      </span>
    </a>
  )
}
