import type { Review } from '@deskbell/protocol'
import { MessageSquareHeart } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { bookingHref, reviewsHref } from '../../app/routes.ts'
import { useCommands } from '../../app/use-commands.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { Time } from '../../ui/time.tsx'
import { BookingsFrame } from '../bookings/parts/frame.tsx'
import { Pages, Views } from '../bookings/parts/pages.tsx'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'
import { usePages } from '../bookings/parts/use-pages.ts'
import { Stars } from './stars.tsx'
import { useModerate } from './use-moderate.ts'
import './reviews.css'

const VIEWS = ['pending', 'published', 'hidden'] as const
type View = (typeof VIEWS)[number]
const words = b.reviewList

const hrefOf = (view: View) => reviewsHref(view === 'pending' ? '' : `?view=${view}`)

/** What customers say of bookings, and who may read it. */
export function Reviews() {
  const { router } = useDesk()
  const query = new URLSearchParams(router.search.value)
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'pending'
  usePageTitle(`${words.title}: ${words.views[view]} · ${t.product}`)
  return (
    <BookingsFrame current="reviews">
      <div class="bookings-measure">
        <h1 class="page-title">{words.title}</h1>
        <p class="page-lead">{words.lead}</p>
        <Views label={words.label} views={VIEWS} names={words.views} current={view} hrefOf={hrefOf} />
        <List key={view} view={view} />
      </div>
    </BookingsFrame>
  )
}

function List({ view }: { view: View }) {
  const api = useBookingsApi()
  const list = usePages<Review>(view, (page) => api.reviews({ status: view, ...page }))
  // What was decided here stands apart from the answers, so that an undo puts it back where it was.
  const [decided, setDecided] = useState<ReadonlyMap<string, View>>(new Map())
  const move = useModerate((reviewId, status) => setDecided((all) => new Map(all).set(reviewId, status)))
  const shown = list.items.filter((one) => (decided.get(one.id) ?? one.status) === view)
  const step = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>('.review')]
    const at = all.findIndex((row) => row.contains(document.activeElement))
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]
    next?.querySelector('button')?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useCommands([
    { id: 'next', group: 'go', label: b.queue.next, keys: 'j', quiet: true, run: () => step(1) },
    { id: 'previous', group: 'go', label: b.queue.previous, keys: 'k', quiet: true, run: () => step(-1) },
  ])
  return (
    <Pages
      list={list}
      count={shown.length}
      failed={words.failed}
      empty={{ icon: MessageSquareHeart, ...words.empty[view] }}
    >
      <ul class="review-list" aria-label={words.list}>
        {shown.map((review) => (
          <Row key={review.id} review={review} view={view} move={move} />
        ))}
      </ul>
    </Pages>
  )
}

interface RowProps {
  review: Review
  view: View
  move: ReturnType<typeof useModerate>
}

function Row({ review, view, move }: RowProps) {
  const { rating, text, customerName, bookingId, bookingNumber, service, providerName, createdAt } = review
  const name = customerName ?? words.somebody
  return (
    <li class="review">
      <p class="review-head">
        <Stars rating={rating} />
        <b class="review-name" dir="auto">
          {name}
        </b>
        <Time iso={createdAt} form="spoken" />
      </p>
      <p class="review-text" dir="auto">
        {text || <span class="fact-quiet">{b.reviewPart.noText}</span>}
      </p>
      <p class="fact-quiet">
        <a href={bookingHref(bookingId)} dir="auto">
          {words.about(bookingNumber, service)}
        </a>
        {providerName && <span dir="auto"> {words.by(providerName)}</span>}
      </p>
      <div class="review-acts">
        {view !== 'published' && (
          <button
            type="button"
            class="button button-small"
            aria-label={words.publishOf(name)}
            onClick={() => void move({ id: review.id, status: view }, 'published')}
          >
            {b.reviewPart.publish}
          </button>
        )}
        {view !== 'hidden' && (
          <button
            type="button"
            class="button button-small"
            aria-label={words.hideOf(name)}
            onClick={() => void move({ id: review.id, status: view }, 'hidden')}
          >
            {b.reviewPart.hide}
          </button>
        )}
      </div>
    </li>
  )
}
