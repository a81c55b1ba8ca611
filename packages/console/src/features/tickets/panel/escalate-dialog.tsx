import { LIMITS, type Ticket } from '@deskbell/protocol'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { useForm } from '../../settings/use-form.ts'

/** Hands a ticket up, to a colleague or a team, with the reason. */
export function EscalateDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { client, tickets, toasts } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents).filter((agent) => agent.active && agent.id !== me.id)
  const teams = useItems(tickets.teams)
  const words = t.ticket.escalation
  const form = useForm(
    { to: '', reason: '' },
    ({ to, reason }) => ({
      ...(to ? {} : { to: words.needTo }),
      ...(reason.trim() ? {} : { reason: words.needReason }),
    }),
    async ({ to, reason }) => {
      const whom = to.startsWith('agt_') ? { agentId: to } : { teamId: to }
      tickets.put(await tickets.api.escalate(ticket.id, { ...whom, reason: reason.trim() }))
      onClose()
      const name = [...agents, ...teams].find((one) => one.id === to)?.name ?? t.common.somebody
      toasts.show(t.ticket.toast.escalated(ticket.number, name))
    },
  )
  return (
    <Dialog title={words.dialog} onClose={onClose} firm>
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={words.kind} error={form.errors.to}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={form.values.to}
              onChange={(event) => form.set('to', event.currentTarget.value)}
            >
              <option value="">{t.ticket.fields.choose}</option>
              <optgroup label={words.agent}>
                {agents.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
              {teams.length > 0 && (
                <optgroup label={words.team}>
                  {teams.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </optgroup>
              )}
            </select>
          )}
        </Field>
        <Field label={words.reason} hint={words.reasonHint} error={form.errors.reason}>
          {(control) => (
            <textarea
              {...control}
              class="input input-note"
              rows={4}
              dir="auto"
              maxLength={LIMITS.commentLength}
              value={form.values.reason}
              onInput={(event) => form.set('reason', event.currentTarget.value)}
            />
          )}
        </Field>
        <FormActions action={form.action} submit={words.action} onClose={onClose} />
      </form>
    </Dialog>
  )
}
