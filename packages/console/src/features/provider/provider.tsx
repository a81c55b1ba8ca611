import { useEffect } from 'preact/hooks'
import { Banner } from '../../app/banner.tsx'
import { useDesk } from '../../app/desk.ts'
import { HelpPlace } from '../../app/help-place.tsx'
import { LazyPlace } from '../../app/lazy-place.tsx'
import { NotFound } from '../../app/not-found.tsx'
import { NotificationsPlace } from '../../app/notifications-place.tsx'
import { providerHref, type Route, visitHref } from '../../app/routes.ts'
import { ToastList } from '../../app/toast-list.tsx'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { useReadable } from '../../ui/readable.ts'
import { useSoundOf } from '../inbox/sound.ts'
import { BookingPage } from './booking-page.tsx'
import { ProviderContext, useNewProvider } from './context.ts'
import { Messages } from './messages.tsx'
import { ProviderNav } from './nav.tsx'
import { Refusals } from './parts/refusals.tsx'
import { SharingBar } from './parts/sharing-bar.tsx'
import { Today } from './today.tsx'
import { You } from './you.tsx'
import '../bookings/parts/parts.css'
import './styles/frame.css'
import './styles/steps.css'
import './styles/visit.css'
import './styles/chat.css'
import './styles/lists.css'

/** Where a provider is taken instead; null for a place of theirs. */
function elsewhere(route: Route): string | null {
  switch (route.name) {
    case 'provider':
    case 'notifications':
    case 'help':
    case 'help-article':
    case 'not-found':
      return null
    case 'settings':
      return route.page === 'profile' ? null : providerHref()
    case 'notice':
      return route.page === 'notifications' ? null : providerHref()
    case 'bookings':
      return route.bookingId ? visitHref(route.bookingId) : providerHref()
    default:
      return providerHref()
  }
}

/** The app of those who drive to customers: their day, their messages, and nothing of the inbox. */
export function ProviderApp() {
  const { router, workspaces } = useDesk()
  const provider = useNewProvider()
  const route = router.route.value
  const other = elsewhere(route)
  useEffect(() => {
    if (other) router.go(other, { replace: true })
  }, [other, router])
  useEffect(() => void workspaces.load(), [workspaces])
  useSoundOf(useReadable(provider.stats.state).value?.unread)
  return (
    <ProviderContext.Provider value={provider}>
      <div class="shell provider-shell">
        <a class="skip" href="#content">
          {t.common.skip}
        </a>
        <ProviderNav />
        <div class="stage provider-stage">
          <Banner />
          <div class="provider-page" key={pageOf(route)}>
            {!other && <Page route={route} />}
          </div>
          <Refusals />
          <SharingBar />
        </div>
        <ToastList />
      </div>
    </ProviderContext.Provider>
  )
}

/** What makes a page another one. */
function pageOf(route: Route): string {
  return route.name === 'provider' ? `${route.page} ${route.bookingId}` : route.name
}

function Page({ route }: { route: Route }) {
  switch (route.name) {
    case 'provider':
      if (route.bookingId) return <BookingPage bookingId={route.bookingId} />
      return route.page === 'messages' ? <Messages /> : <Today />
    case 'notifications':
      return <NotificationsPlace />
    case 'help':
    case 'help-article':
      return <HelpPlace route={route} />
    case 'settings':
      return <You />
    case 'notice':
      return (
        <main class="provider-scroll is-bare" id="content" tabIndex={-1}>
          <LazyPlace
            id="notices"
            title={t.settings.noticePages.notifications}
            load={async () => (await import('../notifications/notice-settings.tsx')).NoticeSettings}
            props={{ page: 'notifications' as const, item: null }}
          />
        </main>
      )
    default:
      return <NotFound href={providerHref()} action={p.toToday} />
  }
}
