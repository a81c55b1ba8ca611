import { kindFacts, NOTIFICATION_KIND_NAMES, notificationDeskEndpoints } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useForm } from '../settings/use-form.ts'
import { Pills } from '../ticket-setup/pills.tsx'
import type { ChannelDialogProps } from './channel-dialog.ts'
import { checkSlack } from './checks.ts'
import { TextField } from './text-field.tsx'

/** What the team is told; mail of somebody's own account is no news for a channel. */
const KINDS = NOTIFICATION_KIND_NAMES.filter((kind) => {
  const facts = kindFacts(kind)
  return facts.audience === 'agent' && !facts.required
})

/** The team's Slack. */
export function SlackDialog({ overview, onSaved, onClose }: ChannelDialogProps) {
  const { api } = useDesk()
  const { slack } = overview
  const form = useForm({ webhookUrl: '', kinds: [...(slack?.kinds ?? KINDS)] }, checkSlack, async (body) =>
    onSaved(await api.call(notificationDeskEndpoints.setUpSlack, { body })),
  )
  const { values, errors, set } = form
  const words = n.channels.slack
  return (
    <Dialog title={words.dialog} class="dialog-setup dialog-wide" firm onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <TextField
          label={words.webhookUrl}
          hint={slack ? n.channels.again(slack.webhookUrlEnd) : words.webhookUrlHint}
          error={errors.webhookUrl}
          value={values.webhookUrl}
          onChange={(value) => set('webhookUrl', value)}
        />
        <Pills
          label={words.kinds}
          error={errors.kinds}
          options={KINDS.map((kind) => [kind, n.kinds[kind]] as const)}
          chosen={KINDS.filter((kind) => values.kinds.includes(kind))}
          onChange={(kinds) => set('kinds', kinds)}
        />
        <FormActions action={form.action} submit={t.common.save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
