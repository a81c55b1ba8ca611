import { fillVariables, type Macro, type MacroAction, type Ticket } from '@deskbell/protocol'
import { useRef } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import type { ConversationState } from '../../../sdk.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useAction } from '../../../ui/use-action.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { valuesFor } from './variables.ts'

interface Props {
  macro: Macro
  ticket: Ticket
  customer: NonNullable<ConversationState['customer']>
  onClose: () => void
}

/** Says everything a macro will do before it does it. */
export function MacroPreview({ macro, ticket, customer, onClose }: Props) {
  const { client, tickets, toasts } = useDesk()
  const { agent, workspace } = useMe()
  const agents = useReadable(client.agents)
  const teams = useItems(tickets.teams)
  const clientId = useRef(newClientId())
  const action = useAction(async () => {
    tickets.put(await tickets.api.applyMacro(ticket.id, macro.id, clientId.current))
    onClose()
    toasts.show(t.ticket.toast.macro(macro.name))
  })
  const values = valuesFor({ customer, agent, workspace, ticket })
  const words = t.canned.preview
  const lineOf = (one: MacroAction): { words: string; text?: string } => {
    switch (one.do) {
      case 'reply':
        return { words: words.reply, text: fillVariables(one.text, values) }
      case 'note':
        return { words: words.note, text: fillVariables(one.text, values) }
      case 'status':
        return { words: words.status(t.tickets.statuses[one.status]) }
      case 'priority':
        return { words: words.priority(t.tickets.priorities[one.priority]) }
      case 'team': {
        const name = teams.find((team) => team.id === one.teamId)?.name
        return { words: one.teamId === null ? words.noTeam : words.team(name ?? t.common.somebody) }
      }
      case 'assign':
        if (one.to === 'me') return { words: words.assignMe }
        if (one.to === 'nobody') return { words: words.assignNobody }
        return { words: words.assign(agents.find(({ id }) => id === one.to)?.name ?? t.common.somebody) }
      case 'add_tags':
        return { words: words.addTags(one.tags.join(', ')) }
      case 'remove_tags':
        return { words: words.removeTags(one.tags.join(', ')) }
    }
  }
  return (
    <Dialog title={words.title(macro.name)} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void action.run()
        }}
      >
        <p class="dialog-text">{words.text}</p>
        <ol class="macro-steps">
          {macro.actions.map((one, index) => {
            const line = lineOf(one)
            return (
              <li key={index}>
                {line.words}
                {line.text && (
                  <blockquote class={`macro-text is-${one.do}`} dir="auto">
                    {line.text}
                  </blockquote>
                )}
              </li>
            )
          })}
        </ol>
        <FormActions action={action} submit={words.submit} onClose={onClose} />
      </form>
    </Dialog>
  )
}
