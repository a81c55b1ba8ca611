import { useEffect } from 'preact/hooks'
import { Inbox } from '../features/inbox/inbox.tsx'
import { useIncomingSound } from '../features/inbox/sound.ts'
import { Palette } from '../features/palette/palette.tsx'
import { Shortcuts } from '../features/palette/shortcuts.tsx'
import { Settings } from '../features/settings/settings.tsx'
import { LogCall } from '../features/tickets/call/log-call.tsx'
import { TicketsPlace } from '../features/tickets/tickets.tsx'
import { t } from '../i18n/index.ts'
import { Banner } from './banner.tsx'
import { BookingsPlace } from './bookings-place.tsx'
import { useDesk, useMe } from './desk.ts'
import { GlobalCommands } from './global-commands.tsx'
import { HelpPlace } from './help-place.tsx'
import { commandFor, readPress } from './keyboard.ts'
import { layer } from './layer.ts'
import { Nav } from './nav.tsx'
import { NotFound } from './not-found.tsx'
import { NotificationsPlace } from './notifications-place.tsx'
import { ReportsPlace } from './reports-place.tsx'
import { ToastList } from './toast-list.tsx'

/** The desk itself: navigation, the place one is at, and what lies above every place. */
export function Shell() {
  const desk = useDesk()
  const route = desk.router.route.value
  const { agent } = useMe()
  useIncomingSound()
  useEffect(() => void desk.workspaces.load(), [desk])
  useEffect(() => desk.tickets.follow(), [desk])
  useEffect(() => (agent.role === 'admin' ? desk.failed.watch() : undefined), [desk, agent.role])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const command = commandFor(readPress(event), desk.commands.all.peek())
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [desk])
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t.common.skip}
      </a>
      <Nav />
      <div class="stage">
        <Banner />
        {route.name === 'inbox' && <Inbox key={route.view} view={route.view} conversationId={route.conversationId} />}
        {route.name === 'tickets' && <TicketsPlace key={route.view} view={route.view} ticketId={route.ticketId} />}
        {route.name === 'log-call' && <LogCall />}
        {(route.name === 'bookings' || route.name === 'follow-ups' || route.name === 'reviews') && (
          <BookingsPlace route={route} />
        )}
        {(route.name === 'settings' ||
          route.name === 'setup' ||
          route.name === 'notice' ||
          route.name === 'booking-setup') && <Settings route={route} />}
        {route.name === 'notifications' && <NotificationsPlace />}
        {route.name === 'reports' && <ReportsPlace />}
        {(route.name === 'help' || route.name === 'help-article') && <HelpPlace route={route} />}
        {(route.name === 'not-found' || route.name === 'provider') && <NotFound />}
      </div>
      <GlobalCommands />
      <ToastList />
      {layer.value === 'palette' && <Palette />}
      {layer.value === 'shortcuts' && <Shortcuts />}
    </div>
  )
}
