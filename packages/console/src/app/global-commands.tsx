import { INBOX_VIEWS } from '@deskbell/protocol'
import { t } from '../i18n/index.ts'
import { signOut, switchAvailability } from './availability.ts'
import { useDesk, useMe } from './desk.ts'
import { layer } from './layer.ts'
import { THEMES } from './preferences.ts'
import {
  BOOKING_PAGES,
  bookingSetupHref,
  bookingsHref,
  followUpsHref,
  HELP_PAGES,
  helpHref,
  inboxHref,
  LOG_CALL,
  NOTICE_PAGES,
  NOTIFICATIONS,
  noticeHref,
  REPORTS,
  reviewsHref,
  SETTINGS_PAGES,
  SETUP_PAGES,
  settingsHref,
  setupHref,
  TICKET_VIEWS,
  ticketsHref,
} from './routes.ts'
import { useCommands } from './use-commands.ts'

/** What can be done from anywhere. Draws nothing. */
export function GlobalCommands() {
  const desk = useDesk()
  const { agent, workspace } = useMe()
  const { preferences, router, workspaces } = desk
  useCommands([
    {
      id: 'palette',
      group: 'you',
      label: t.commands.palette,
      keys: 'mod+k',
      quiet: true,
      run: () => {
        layer.value = layer.value === 'palette' ? null : 'palette'
      },
    },
    {
      id: 'help',
      group: 'you',
      label: t.commands.help,
      keys: '?',
      run: () => {
        layer.value = 'shortcuts'
      },
    },
    {
      id: 'undo',
      group: 'conversation',
      label: t.commands.undo,
      keys: 'z',
      run: () => {
        if (!desk.toasts.undo()) desk.toasts.show(t.toast.nothing)
      },
    },
    ...INBOX_VIEWS.map((view) => ({
      id: `view-${view}`,
      group: 'go' as const,
      label: t.commands.goTo(t.views[view]),
      run: () => router.go(inboxHref(view)),
    })),
    ...TICKET_VIEWS.map((view) => ({
      id: `tickets-${view}`,
      group: 'go' as const,
      label: t.commands.goTo(`${t.tickets.title}: ${t.tickets.views[view]}`),
      run: () => router.go(ticketsHref(view)),
    })),
    { id: 'log-call', group: 'go', label: t.tickets.logCall, run: () => router.go(LOG_CALL) },
    ...HELP_PAGES.map((page) => ({
      id: `help-${page}`,
      group: 'go' as const,
      label: t.commands.goTo(t.nav.helpPages[page]),
      words: t.nav.help,
      run: () => router.go(helpHref(page)),
    })),
    ...SETTINGS_PAGES.map((page) => ({
      id: `settings-${page}`,
      group: 'go' as const,
      label: t.commands.goTo(t.settings.pages[page]),
      words: t.settings.title,
      run: () => router.go(settingsHref(page)),
    })),
    ...SETUP_PAGES.map((page) => ({
      id: `settings-${page}`,
      group: 'go' as const,
      label: t.commands.goTo(t.settings.setupPages[page]),
      words: t.settings.title,
      run: () => router.go(setupHref(page)),
    })),
    ...NOTICE_PAGES.map((page) => ({
      id: `settings-${page}`,
      group: 'go' as const,
      label: t.commands.goTo(t.settings.noticePages[page]),
      words: `${t.settings.title} ${t.nav.notifications}`,
      run: () => router.go(noticeHref(page)),
    })),
    ...BOOKING_PAGES.map((page) => ({
      id: `settings-${page}`,
      group: 'go' as const,
      label: t.commands.goTo(t.settings.bookingPages[page]),
      words: `${t.settings.title} ${t.nav.bookings}`,
      run: () => router.go(bookingSetupHref(page)),
    })),
    { id: 'bookings', group: 'go', label: t.commands.goTo(t.nav.bookings), run: () => router.go(bookingsHref()) },
    { id: 'follow-ups', group: 'go', label: t.commands.goTo(t.nav.followUps), run: () => router.go(followUpsHref()) },
    { id: 'reviews', group: 'go', label: t.commands.goTo(t.nav.reviews), run: () => router.go(reviewsHref()) },
    {
      id: 'notifications',
      group: 'go',
      label: t.commands.goTo(t.nav.notifications),
      run: () => router.go(NOTIFICATIONS),
    },
    { id: 'reports', group: 'go', label: t.commands.goTo(t.nav.reports), run: () => router.go(REPORTS) },
    ...workspaces.list.value
      .filter((one) => one.workspaceId !== workspace.id)
      .map(({ workspaceId, name }) => ({
        id: `workspace-${workspaceId}`,
        group: 'go' as const,
        label: t.commands.switchTo(name),
        words: t.workspaces.change,
        run: () => workspaces.switchTo(workspaceId),
      })),
    agent.availability === 'available'
      ? {
          id: 'away',
          group: 'you' as const,
          label: t.commands.goAway,
          run: () => void switchAvailability(desk, agent, 'away'),
        }
      : {
          id: 'available',
          group: 'you' as const,
          label: t.commands.goAvailable,
          run: () => void switchAvailability(desk, agent, 'available'),
        },
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      group: 'you' as const,
      label: `${t.nav.theme}: ${t.nav.themes[theme]}`,
      run: () => {
        preferences.theme.value = theme
      },
    })),
    { id: 'sign-out', group: 'you', label: t.nav.signOut, run: () => void signOut(desk) },
  ])
  return null
}
