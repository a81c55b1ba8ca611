import { b } from '../../../i18n/bookings.ts'
import { Time } from '../../../ui/time.tsx'
import { Stars } from '../../reviews/stars.tsx'
import { useModerate } from '../../reviews/use-moderate.ts'
import { Panel } from '../parts/panel.tsx'
import type { Held } from './held.ts'
import '../../reviews/reviews.css'

const words = b.reviewPart

/** What the customer says of it, and whether others read that. */
export function ReviewPanel({ booking, put }: Held) {
  const { review } = booking
  const move = useModerate((_, status) => {
    if (review) put({ ...booking, review: { ...review, status } })
  })
  if (!review) return null
  return (
    <Panel title={words.title}>
      <p class="review-head">
        <Stars rating={review.rating} />
        <span class={`review-state is-${review.status}`}>{words[review.status]}</span>
        <Time iso={review.createdAt} form="spoken" />
      </p>
      <p class="review-text" dir="auto">
        {review.text || <span class="fact-quiet">{words.noText}</span>}
      </p>
      <div class="review-acts">
        {review.status !== 'published' && (
          <button type="button" class="button button-small" onClick={() => void move(review, 'published')}>
            {words.publish}
          </button>
        )}
        {review.status !== 'hidden' && (
          <button type="button" class="button button-small" onClick={() => void move(review, 'hidden')}>
            {words.hide}
          </button>
        )}
      </div>
    </Panel>
  )
}
