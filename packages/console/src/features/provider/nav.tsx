import { Bell, BookOpen, CalendarDays, CircleUser, type IconNode, MessagesSquare } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { helpHref, NOTIFICATIONS, PROVIDER_MESSAGES, providerHref, settingsHref } from '../../app/routes.ts'
import { WorkspaceMenu } from '../../app/workspace-menu.tsx'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { Count } from '../../ui/count.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useReadable } from '../../ui/readable.ts'
import { useProvider } from './context.ts'

/** The five places of a provider, at the foot of a phone. */
export function ProviderNav() {
  const desk = useDesk()
  const route = desk.router.route.value
  const unread = useReadable(useProvider().stats.state).value?.unread ?? 0
  const alerts = useReadable(desk.notices.counts)?.unread ?? 0
  const inMessages = route.name === 'provider' && route.page === 'messages'
  return (
    <nav class="nav provider-nav" aria-label={p.nav}>
      <WorkspaceMenu />
      <ul class="provider-links">
        <Place
          icon={CalendarDays}
          word={p.today}
          href={providerHref()}
          here={route.name === 'provider' && !inMessages}
        />
        <Place icon={MessagesSquare} word={p.messages} href={PROVIDER_MESSAGES} here={inMessages}>
          <Count n={unread} words={p.unread(unread)} />
        </Place>
        <Place icon={Bell} word={p.alerts} href={NOTIFICATIONS} here={route.name === 'notifications'}>
          <Count n={alerts} words={t.nav.unreadNotifications(alerts)} />
        </Place>
        <Place
          icon={BookOpen}
          word={p.help}
          href={helpHref('articles')}
          here={route.name === 'help' || route.name === 'help-article'}
        />
        <Place
          icon={CircleUser}
          word={p.you}
          href={settingsHref('profile')}
          here={route.name === 'settings' || route.name === 'notice'}
        />
      </ul>
    </nav>
  )
}

interface PlaceProps {
  icon: IconNode
  word: string
  href: string
  here: boolean
  children?: preact.ComponentChildren
}

function Place({ icon, word, href, here, children }: PlaceProps) {
  return (
    <li>
      <a class="provider-link" href={href} aria-current={here ? 'page' : undefined}>
        <Icon icon={icon} size={24} />
        <span>{word}</span>
        {children}
      </a>
    </li>
  )
}
