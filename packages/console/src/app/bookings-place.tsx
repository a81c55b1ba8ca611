import { t } from '../i18n/index.ts'
import { LazyPlace } from './lazy-place.tsx'
import type { Route } from './routes.ts'

type BookingsRoute = Extract<Route, { name: 'bookings' | 'follow-ups' | 'reviews' }>

/** Bookings and what follows from them. Their code comes when somebody goes there. */
export function BookingsPlace({ route }: { route: BookingsRoute }) {
  if (route.name === 'follow-ups') {
    return (
      <LazyPlace
        key="follow-ups"
        id="follow-ups"
        title={t.nav.followUps}
        load={async () => (await import('../features/follow-ups/follow-ups.tsx')).FollowUps}
        props={{}}
      />
    )
  }
  if (route.name === 'reviews') {
    return (
      <LazyPlace
        key="reviews"
        id="reviews"
        title={t.nav.reviews}
        load={async () => (await import('../features/reviews/reviews.tsx')).Reviews}
        props={{}}
      />
    )
  }
  return (
    <LazyPlace
      key="bookings"
      id="bookings"
      title={t.nav.bookings}
      load={async () => (await import('../features/bookings/bookings.tsx')).Bookings}
      props={{ bookingId: route.bookingId }}
    />
  )
}
