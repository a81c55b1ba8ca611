import type { Ticket } from '@deskbell/protocol'
import { useDesk, useMe } from '../../app/desk.ts'
import { useCommands } from '../../app/use-commands.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { copyText } from '../../ui/copy.tsx'
import { openMenu } from '../../ui/menu.tsx'
import { useReadable } from '../../ui/readable.ts'
import type { TicketDialog } from '../tickets/panel/ticket-dialogs.tsx'
import { isDone } from '../tickets/steps.ts'
import { useTicketActions } from '../tickets/use-ticket-actions.ts'
import { ASSIGN_MENU } from './assign-menu.tsx'
import { wake } from './composer/wake.ts'

interface Props {
  id: string
  state: ConversationState
  ticket: Ticket | null
  href: string
  beside: { previous: string | null; next: string | null } | undefined
  open: (dialog: TicketDialog) => void
  leave: () => void
}

/** What can be done to the open conversation by key or palette. Draws nothing. */
export function ThreadCommands({ id, state, ticket, href, beside, open, leave }: Props) {
  const { actions, client, router, toasts } = useDesk()
  const { agent: me } = useMe()
  const ticketActions = useTicketActions()
  const assigneeId = ticket ? (ticket.work?.assigneeId ?? null) : state.assigneeId
  const agents = useReadable(client.agents).filter((agent) => agent.active && agent.id !== assigneeId)
  const going = ticket ? !isDone(ticket.status) : state.status === 'open'
  const end = () => {
    if (ticket) return going ? open({ kind: 'resolve' }) : ticketActions.reopen(ticket)
    return going ? actions.close(id) : actions.reopen(id)
  }
  const endLabel = ticket
    ? going
      ? t.ticket.resolveLong
      : t.ticket.reopenLong
    : going
      ? t.commands.close
      : t.commands.reopen
  const step = (to: string | null | undefined) => to && router.go(to)
  useCommands([
    { id: 'reply', group: 'conversation', label: t.commands.reply, keys: 'r', run: () => wake('reply') },
    { id: 'note', group: 'conversation', label: t.commands.note, keys: 'n', run: () => wake('note') },
    { id: 'canned', group: 'conversation', label: t.canned.label, keys: '/', run: () => wake('canned') },
    { id: 'assign', group: 'conversation', label: t.commands.assign, keys: 'a', run: () => openMenu(ASSIGN_MENU) },
    { id: 'resolve', group: 'conversation', label: endLabel, keys: 'e', run: end },
    { id: 'leave', group: 'go', label: t.commands.leave, keys: 'Escape', run: leave },
    ...(beside
      ? [
          { id: 'next', group: 'go' as const, label: t.ticket.next, keys: 'j', run: () => step(beside.next) },
          {
            id: 'previous',
            group: 'go' as const,
            label: t.ticket.previous,
            keys: 'k',
            run: () => step(beside.previous),
          },
        ]
      : []),
    ...(ticket
      ? [
          {
            id: 'escalate',
            group: 'ticket' as const,
            label: t.ticket.escalation.dialog,
            run: () => open({ kind: 'escalate' }),
          },
          { id: 'merge', group: 'ticket' as const, label: t.ticket.merge.dialog, run: () => open({ kind: 'merge' }) },
          { id: 'close', group: 'ticket' as const, label: t.ticket.end.close, run: () => open({ kind: 'close' }) },
        ]
      : [
          {
            id: 'convert',
            group: 'conversation' as const,
            label: t.ticket.convert.action,
            run: () => open({ kind: 'convert' }),
          },
        ]),
    ...agents.map((agent) => ({
      id: `assign-${agent.id}`,
      group: 'conversation' as const,
      label: agent.id === me.id ? t.assign.toMe : t.commands.assignTo(agent.name),
      run: () => (ticket ? ticketActions.assign(ticket, agent) : actions.assign(id, state.assigneeId, agent, me)),
    })),
    {
      id: 'copy-link',
      group: 'conversation',
      label: ticket ? t.ticket.copyLink : t.thread.copyLink,
      run: async () => {
        if (await copyText(location.origin + href)) toasts.show(t.thread.linkCopied)
      },
    },
  ])
  return null
}
