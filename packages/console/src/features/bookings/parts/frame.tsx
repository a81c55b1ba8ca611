import type { ComponentChildren, Ref } from 'preact'
import { bookingsHref, followUpsHref, reviewsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import './frame.css'
import './parts.css'

interface Props {
  current: 'bookings' | 'follow-ups' | 'reviews'
  /** Stands at the end of the head. */
  action?: ComponentChildren
  scroller?: Ref<HTMLElement>
  class?: string
  children: ComponentChildren
}

/** What stands around every page about bookings: the way to the others, and the page itself. */
export function BookingsFrame({ current, action, scroller, class: extra = '', children }: Props) {
  const tab = (name: Props['current'], href: string, word: string) => (
    <a class="help-tab" href={href} aria-current={name === current ? 'page' : undefined}>
      {word}
    </a>
  )
  return (
    <div class="bookings-place">
      <header class="column-head bookings-head">
        <p class="column-title">{t.nav.bookings}</p>
        <nav class="help-tabs bookings-tabs" aria-label={t.nav.bookings}>
          {tab('bookings', bookingsHref(), t.nav.board)}
          {tab('follow-ups', followUpsHref(), t.nav.followUps)}
          {tab('reviews', reviewsHref(), t.nav.reviews)}
        </nav>
        {action}
      </header>
      <main class={`bookings-scroll ${extra}`} id="content" tabIndex={-1} ref={scroller ?? null}>
        {children}
      </main>
    </div>
  )
}
