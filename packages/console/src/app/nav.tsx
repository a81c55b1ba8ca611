import type { InboxView } from '@deskbell/protocol'
import { INBOX_VIEWS } from '@deskbell/protocol'
import {
  Archive,
  Bell,
  BookOpen,
  CalendarDays,
  ChartColumn,
  CircleUser,
  type IconNode,
  Inbox,
  Search,
  Settings,
  Ticket,
  UserRoundSearch,
} from 'lucide'
import { t } from '../i18n/index.ts'
import { Count } from '../ui/count.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { useReadable } from '../ui/readable.ts'
import { AgentMenu } from './agent-menu.tsx'
import { AvailabilitySwitch } from './availability-switch.tsx'
import { useDesk } from './desk.ts'
import { layer } from './layer.ts'
import { bookingsHref, helpHref, inboxHref, NOTIFICATIONS, REPORTS, settingsHref, ticketsHref } from './routes.ts'
import { WorkspaceMenu } from './workspace-menu.tsx'

const ICONS: Record<InboxView, IconNode> = {
  mine: CircleUser,
  unassigned: UserRoundSearch,
  all: Inbox,
  closed: Archive,
}

/** The views with their counts, the way to settings and commands, and the agent's own menu. */
export function Nav() {
  const desk = useDesk()
  const failed = desk.failed.counts.value?.total ?? 0
  const route = desk.router.route.value
  const tickets = desk.tickets.counts.value
  const counts = useReadable(desk.client.counts)
  const unread = useReadable(desk.notices.counts)?.unread ?? 0
  const view = route.name === 'inbox' ? route.view : null
  return (
    <nav class="nav" aria-label={t.nav.label}>
      <WorkspaceMenu />
      <button type="button" class="nav-search" onClick={() => (layer.value = 'palette')}>
        <Icon icon={Search} size={16} />
        <span class="nav-search-text fold">{t.nav.search}</span>
        <Keys keys="mod+k" />
      </button>
      <ul class="nav-views" aria-label={t.nav.views}>
        {INBOX_VIEWS.map((one) => (
          <li key={one}>
            <a
              class="nav-link"
              href={inboxHref(one)}
              aria-current={view === one ? 'page' : undefined}
              title={t.views[one]}
            >
              <Icon icon={ICONS[one]} />
              <span class="nav-text">{t.views[one]}</span>
              {one === 'all' && counts !== null && counts.unread > 0 && (
                <span class="nav-unread" title={t.inbox.unread(counts.unread)}>
                  <span class="hidden">{t.inbox.unread(counts.unread)}</span>
                </span>
              )}
              {counts && counts[one] > 0 && (
                <span class={`nav-count ${one === 'unassigned' ? 'needs-you' : ''}`}>{counts[one]}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <a
        class="nav-link nav-tickets"
        href={ticketsHref('mine')}
        aria-current={route.name === 'tickets' || route.name === 'log-call' ? 'page' : undefined}
        title={t.nav.tickets}
      >
        <Icon icon={Ticket} />
        <span class="nav-text">{t.nav.tickets}</span>
        {tickets && (
          <Count n={tickets.breached + tickets.atRisk} words={t.tickets.pressing(tickets.breached, tickets.atRisk)} />
        )}
      </a>
      <a
        class="nav-link nav-bookings"
        href={bookingsHref()}
        aria-current={['bookings', 'follow-ups', 'reviews'].includes(route.name) ? 'page' : undefined}
        title={t.nav.bookings}
      >
        <Icon icon={CalendarDays} />
        <span class="nav-text">{t.nav.bookings}</span>
      </a>
      <a
        class="nav-link nav-help"
        href={helpHref('articles')}
        aria-current={route.name === 'help' || route.name === 'help-article' ? 'page' : undefined}
        title={t.nav.help}
      >
        <Icon icon={BookOpen} />
        <span class="nav-text">{t.nav.help}</span>
      </a>
      <a
        class="nav-link nav-reports"
        href={REPORTS}
        aria-current={route.name === 'reports' ? 'page' : undefined}
        title={t.nav.reports}
      >
        <Icon icon={ChartColumn} />
        <span class="nav-text">{t.nav.reports}</span>
      </a>
      <a
        class="nav-link nav-bell"
        href={NOTIFICATIONS}
        aria-current={route.name === 'notifications' ? 'page' : undefined}
        title={t.nav.notifications}
      >
        <Icon icon={Bell} />
        <span class="nav-text">{t.nav.notifications}</span>
        <span class="nav-short" aria-hidden="true">
          {t.nav.notificationsShort}
        </span>
        <Count n={unread} words={t.nav.unreadNotifications(unread)} />
      </a>
      <div class="nav-foot">
        <a
          class="nav-link nav-settings"
          href={settingsHref('profile')}
          aria-current={['settings', 'setup', 'notice', 'booking-setup'].includes(route.name) ? 'page' : undefined}
          title={t.nav.settings}
        >
          <Icon icon={Settings} />
          <span class="nav-text">{t.nav.settings}</span>
          <Count n={failed} words={t.failedJobs.count(failed)} />
        </a>
        <AvailabilitySwitch />
        <AgentMenu />
      </div>
    </nav>
  )
}
