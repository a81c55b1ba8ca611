import { t } from '../i18n/index.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { LazyPlace } from './lazy-place.tsx'

/** What an agent is told. Its code comes when somebody goes there. */
export function NotificationsPlace() {
  usePageTitle(`${t.nav.notifications} · ${t.product}`)
  return (
    <main class="notices-place" id="content" tabIndex={-1}>
      <LazyPlace
        id="notifications"
        title={t.nav.notifications}
        load={async () => (await import('../features/notifications/centre.tsx')).NotificationCentre}
        props={{}}
      />
    </main>
  )
}
