import { ChevronLeft } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import '../styles/index.css'

/** The page around the form of a call, and the way back from it. */
export function CallFrame({ children }: { children: ComponentChildren }) {
  const { router } = useDesk()
  useCommands([
    { id: 'leave', group: 'go', label: t.ticket.backToList, keys: 'Escape', run: () => router.go(ticketsHref('mine')) },
  ])
  return (
    <div class="tickets">
      <header class="column-head">
        <a class="icon-button" href={ticketsHref('mine')} aria-label={t.ticket.backToList}>
          <Icon icon={ChevronLeft} />
        </a>
        <p class="column-title">{t.tickets.title}</p>
      </header>
      <main class="tickets-scroll" id="content" tabIndex={-1}>
        <div class="call-page">
          <h1 class="page-title">{t.call.title}</h1>
          <p class="page-lead">{t.call.lead}</p>
          {children}
        </div>
      </main>
    </div>
  )
}
