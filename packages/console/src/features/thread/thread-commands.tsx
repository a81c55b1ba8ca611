import type { InboxView } from '@deskbell/protocol'
import { useDesk, useMe } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { useCommands } from '../../app/use-commands.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { copyText } from '../../ui/copy.tsx'
import { openMenu } from '../../ui/menu.tsx'
import { useReadable } from '../../ui/readable.ts'
import { ASSIGN_MENU } from './assign-menu.tsx'
import { COMPOSER } from './composer.tsx'

interface Props {
  id: string
  state: ConversationState
  view: InboxView
  leave: () => void
}

/** What can be done to the open conversation by key or palette. Draws nothing. */
export function ThreadCommands({ id, state, view, leave }: Props) {
  const { actions, client, toasts } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents).filter((agent) => agent.active && agent.id !== state.assigneeId)
  const open = state.status === 'open'
  useCommands([
    {
      id: 'reply',
      group: 'conversation',
      label: t.commands.reply,
      keys: 'r',
      run: () => document.getElementById(COMPOSER)?.focus(),
    },
    { id: 'assign', group: 'conversation', label: t.commands.assign, keys: 'a', run: () => openMenu(ASSIGN_MENU) },
    {
      id: 'resolve',
      group: 'conversation',
      label: open ? t.commands.close : t.commands.reopen,
      keys: 'e',
      run: () => (open ? actions.close(id) : actions.reopen(id)),
    },
    {
      id: 'leave',
      group: 'go',
      label: t.commands.leave,
      keys: 'Escape',
      run: leave,
    },
    ...agents.map((agent) => ({
      id: `assign-${agent.id}`,
      group: 'conversation' as const,
      label: agent.id === me.id ? t.assign.toMe : t.commands.assignTo(agent.name),
      run: () => actions.assign(id, state.assigneeId, agent, me),
    })),
    {
      id: 'copy-link',
      group: 'conversation',
      label: t.thread.copyLink,
      run: async () => {
        if (await copyText(location.origin + inboxHref(view, id))) toasts.show(t.thread.linkCopied)
      },
    },
  ])
  return null
}
