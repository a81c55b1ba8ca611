import { Star } from 'lucide'
import { b } from '../../i18n/bookings.ts'
import { Icon } from '../../ui/icon.tsx'

/** A rating as stars, spoken as a number. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span class="stars" title={b.reviewPart.stars(rating)}>
      {[1, 2, 3, 4, 5].map((one) => (
        <span key={one} class={`star ${one <= rating ? 'is-full' : ''}`} aria-hidden="true">
          <Icon icon={Star} size={16} />
        </span>
      ))}
      <span class="hidden">{b.reviewPart.stars(rating)}</span>
    </span>
  )
}
