import {
  AtSign,
  BellRing,
  BookOpen,
  CalendarCog,
  ChartColumn,
  ChevronLeft,
  Clock,
  Code2,
  type IconNode,
  Inbox,
  KeyRound,
  ListChecks,
  MailX,
  MessageSquareText,
  PenLine,
  Send,
  Split,
  Store,
  Tags,
  Timer,
  TriangleAlert,
  User,
  Users,
  Webhook,
} from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import {
  BOOKING_PAGES,
  type BookingPage,
  bookingSetupHref,
  helpHref,
  inboxHref,
  NOTICE_PAGES,
  type NoticePage,
  noticeHref,
  REPORTS,
  SETTINGS_PAGES,
  SETUP_PAGES,
  type SettingsPage,
  type SetupPage,
  settingsHref,
  setupHref,
} from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Count } from '../../ui/count.tsx'
import { Icon } from '../../ui/icon.tsx'

const ICONS: Record<SettingsPage | SetupPage | NoticePage | BookingPage, IconNode> = {
  profile: User,
  workspace: Store,
  hours: Clock,
  install: Code2,
  team: Users,
  'failed-jobs': TriangleAlert,
  'ticket-types': Tags,
  teams: Split,
  sla: Timer,
  responses: MessageSquareText,
  tickets: ListChecks,
  notifications: BellRing,
  deliveries: Send,
  suppressions: MailX,
  channels: AtSign,
  mailbox: Inbox,
  templates: PenLine,
  webhooks: Webhook,
  bookings: CalendarCog,
  'api-keys': KeyRound,
}

/** The way to every page of the settings, in groups. */
export function SettingsNav({ page }: { page: SettingsPage | SetupPage | NoticePage | BookingPage }) {
  const failed = useDesk().failed.counts.value?.total ?? 0
  const lists = useRef<HTMLDivElement>(null)
  // On a phone the pages lie in one line that scrolls.
  useEffect(() => {
    lists.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [page, failed > 0])
  return (
    <nav class="settings-nav" aria-label={t.settings.title}>
      <header class="column-head">
        <a class="icon-button only-phone" href={inboxHref('mine')} aria-label={t.settings.back}>
          <Icon icon={ChevronLeft} />
        </a>
        <p class="column-title">{t.settings.title}</p>
      </header>
      <div class="settings-lists" ref={lists}>
        <p class="settings-group" id="settings-workspace">
          {t.settings.groups.workspace}
        </p>
        <ul aria-labelledby="settings-workspace">
          {SETTINGS_PAGES.map((one) => (
            <Entry
              key={one}
              icon={ICONS[one]}
              href={settingsHref(one)}
              current={one === page}
              name={t.settings.pages[one]}
            >
              {one === 'failed-jobs' && <Count n={failed} words={t.failedJobs.count(failed)} />}
            </Entry>
          ))}
        </ul>
        <p class="settings-group" id="settings-tickets">
          {t.settings.groups.tickets}
        </p>
        <ul aria-labelledby="settings-tickets">
          {SETUP_PAGES.map((one) => (
            <Entry
              key={one}
              icon={ICONS[one]}
              href={setupHref(one)}
              current={one === page}
              name={t.settings.setupPages[one]}
            />
          ))}
        </ul>
        <p class="settings-group" id="settings-bookings">
          {t.settings.groups.bookings}
        </p>
        <ul aria-labelledby="settings-bookings">
          {BOOKING_PAGES.map((one) => (
            <Entry
              key={one}
              icon={ICONS[one]}
              href={bookingSetupHref(one)}
              current={one === page}
              name={t.settings.bookingPages[one]}
            />
          ))}
        </ul>
        <p class="settings-group" id="settings-notices">
          {t.settings.groups.notices}
        </p>
        <ul aria-labelledby="settings-notices">
          {NOTICE_PAGES.map((one) => (
            <Entry
              key={one}
              icon={ICONS[one]}
              href={noticeHref(one)}
              current={one === page}
              name={t.settings.noticePages[one]}
            />
          ))}
          {/* The bar at the foot of a phone has no room for these. */}
          <li class="settings-reports">
            <a class="nav-link" href={helpHref('articles')}>
              <Icon icon={BookOpen} />
              <span class="settings-word">{t.nav.help}</span>
            </a>
          </li>
          <li class="settings-reports">
            <a class="nav-link" href={REPORTS}>
              <Icon icon={ChartColumn} />
              <span class="settings-word">{t.nav.reports}</span>
            </a>
          </li>
        </ul>
      </div>
    </nav>
  )
}

interface EntryProps {
  icon: IconNode
  href: string
  name: string
  current: boolean
  children?: ComponentChildren
}

function Entry({ icon, href, name, current, children }: EntryProps) {
  return (
    <li>
      <a class="nav-link" href={href} aria-current={current ? 'page' : undefined}>
        <Icon icon={icon} />
        <span class="settings-word">{name}</span>
        {children}
      </a>
    </li>
  )
}
