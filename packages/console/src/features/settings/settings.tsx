import { ShieldCheck } from 'lucide'
import type { VNode } from 'preact'
import { useDesk, useMe } from '../../app/desk.ts'
import { LazyPlace } from '../../app/lazy-place.tsx'
import type { NoticePage, Route, SettingsPage, SetupPage } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { Empty } from '../../ui/states.tsx'
import { FailedJobs } from '../failed-jobs/failed-jobs.tsx'
import { Install } from '../install/install.tsx'
import { Team } from '../team/team.tsx'
import { HoursPage } from './hours-page.tsx'
import { ProfilePage } from './profile-page.tsx'
import { SettingsNav } from './settings-nav.tsx'
import { WorkspacePage } from './workspace-page.tsx'

const PAGES: Record<SettingsPage, { forAdmins: boolean; View: () => VNode }> = {
  profile: { forAdmins: false, View: ProfilePage },
  workspace: { forAdmins: true, View: WorkspacePage },
  hours: { forAdmins: true, View: HoursPage },
  install: { forAdmins: true, View: Install },
  team: { forAdmins: true, View: Team },
  'failed-jobs': { forAdmins: true, View: FailedJobs },
}
/** Agents write responses of their own. */
const OPEN_SETUP: readonly SetupPage[] = ['responses']

/** Everybody has notifications of their own, and may look at what became of any. */
const OPEN_NOTICES: readonly NoticePage[] = ['notifications', 'deliveries', 'suppressions']

type SettingsRoute = Extract<Route, { name: 'settings' | 'setup' | 'notice' | 'booking-setup' }>

function titleOf(route: SettingsRoute): string {
  if (route.name === 'settings') return t.settings.pages[route.page]
  if (route.name === 'booking-setup') return t.settings.bookingPages[route.page]
  return route.name === 'setup' ? t.settings.setupPages[route.page] : t.settings.noticePages[route.page]
}

function isForAdmins(route: SettingsRoute): boolean {
  if (route.name === 'settings') return PAGES[route.page].forAdmins
  if (route.name === 'booking-setup') return true
  return !(route.name === 'setup' ? OPEN_SETUP.includes(route.page) : OPEN_NOTICES.includes(route.page))
}

/** The settings, one page at a time. Pages for admins say so to everybody else. */
export function Settings({ route }: { route: SettingsRoute }) {
  const { agent } = useMe()
  const { page } = route
  const title = titleOf(route)
  const refused = isForAdmins(route) && agent.role !== 'admin'
  usePageTitle(`${title} · ${t.settings.title} · ${t.product}`)
  return (
    <div class="settings">
      <SettingsNav page={page} />
      <main class="settings-page" id="content" key={page} tabIndex={-1}>
        {refused || route.name === 'settings' ? (
          <div class="settings-measure">
            <h1 class="page-title">{title}</h1>
            {refused ? <ForAdmins title={title} /> : route.name === 'settings' && <Plain page={route.page} />}
          </div>
        ) : route.name === 'booking-setup' ? (
          <LazyPlace
            id="booking-setup"
            title={title}
            load={async () => (await import('../booking-settings/booking-setup.tsx')).BookingSetup}
            props={{ page: route.page }}
          />
        ) : route.name === 'notice' ? (
          <LazyPlace
            id="notices"
            title={title}
            load={async () => (await import('../notifications/notice-settings.tsx')).NoticeSettings}
            props={{ page: route.page, item: route.item }}
          />
        ) : (
          <LazyPlace
            id="setup"
            title={title}
            load={async () => (await import('../ticket-setup/ticket-setup.tsx')).TicketSetup}
            props={{ page: route.page, item: route.item }}
          />
        )}
      </main>
    </div>
  )
}

function Plain({ page }: { page: SettingsPage }) {
  const { View } = PAGES[page]
  return <View />
}

function ForAdmins({ title }: { title: string }) {
  const admins = useReadable(useDesk().client.agents).filter((agent) => agent.active && agent.role === 'admin')
  return (
    <Empty icon={ShieldCheck} title={t.settings.adminOnlyTitle} text={t.settings.adminOnly(title)}>
      {admins.length > 0 && (
        <p class="empty-text">
          {t.settings.admins}: {admins.map((agent) => agent.name).join(', ')}
        </p>
      )}
    </Empty>
  )
}
