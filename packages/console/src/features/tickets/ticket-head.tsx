import type { Ticket } from '@deskbell/protocol'
import { Check, ChevronDown, ChevronLeft, ChevronUp, PanelRight, RotateCcw } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Icon } from '../../ui/icon.tsx'
import { customerName } from '../../ui/names.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { AssignMenu } from '../thread/assign-menu.tsx'
import { Company } from '../thread/company.tsx'
import { PHONE } from '../thread/thread-head.tsx'
import { StatusMark } from './marks.tsx'
import type { TicketDialog } from './panel/ticket-dialogs.tsx'
import { isDone } from './steps.ts'
import { useTicketActions } from './use-ticket-actions.ts'

interface Props {
  state: ConversationState
  ticket: Ticket
  back: string
  beside: { previous: string | null; next: string | null } | undefined
  present: boolean
  open: (dialog: TicketDialog) => void
  togglePanel: () => void
}

/** Which ticket this is, with whom, who has it, and ending it. */
export function TicketHead({ state, ticket, back, beside, present, open, togglePanel }: Props) {
  const actions = useTicketActions()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (matchMedia(PHONE).matches) title.current?.focus({ preventScroll: true })
  }, [])
  const number = t.tickets.number(ticket.number)
  usePageTitle(`${number} ${ticket.subject} · ${t.tickets.title}`)
  const done = isDone(ticket.status)
  return (
    <header class="column-head thread-head">
      <a class="icon-button" href={back} aria-label={t.ticket.backToList} title={`${t.ticket.backToList} (Esc)`}>
        <Icon icon={ChevronLeft} />
      </a>
      {beside && (
        <nav class="ticket-beside" aria-label={t.tickets.title}>
          <Beside href={beside.previous} label={t.ticket.previous} keys="K" up />
          <Beside href={beside.next} label={t.ticket.next} keys="J" />
        </nav>
      )}
      <div class="thread-who">
        <h1 class="thread-name" ref={title} tabIndex={-1} title={ticket.subject}>
          <span class="ticket-number number">{number}</span> <span dir="auto">{ticket.subject}</span>
        </h1>
        <p class="thread-here">
          {customerName(ticket.customer)} · {present ? t.thread.here : t.thread.gone}
        </p>
      </div>
      <Company state={state} />
      <span class="head-status">
        <StatusMark status={ticket.status} />
      </span>
      <AssignMenu assigneeId={ticket.work?.assigneeId ?? null} assign={(agent) => actions.assign(ticket, agent)} />
      <button
        type="button"
        class="button head-button"
        onClick={() => (done ? actions.reopen(ticket) : open({ kind: 'resolve' }))}
        aria-label={done ? t.ticket.reopenLong : t.ticket.resolveLong}
        title={`${done ? t.ticket.reopenLong : t.ticket.resolveLong} (E)`}
      >
        <Icon icon={done ? RotateCcw : Check} size={16} />
        <span class="head-word">{done ? t.ticket.reopen : t.ticket.resolve}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        onClick={togglePanel}
        aria-label={t.ticket.panel}
        title={t.ticket.panel}
      >
        <Icon icon={PanelRight} />
      </button>
    </header>
  )
}

interface BesideProps {
  href: string | null
  label: string
  keys: string
  up?: boolean
}

function Beside({ href, label, keys, up = false }: BesideProps) {
  const icon = <Icon icon={up ? ChevronUp : ChevronDown} size={18} />
  if (!href) return <span class="icon-button is-off">{icon}</span>
  return (
    <a class="icon-button" href={href} aria-label={label} title={`${label} (${keys})`}>
      {icon}
    </a>
  )
}
