import { notificationDeskEndpoints } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useForm } from '../settings/use-form.ts'
import type { ChannelDialogProps } from './channel-dialog.ts'
import { checkTwilio } from './checks.ts'
import { TextField } from './text-field.tsx'

/** Twilio's settings. */
export function SmsDialog({ overview, onSaved, onClose }: ChannelDialogProps) {
  const { api } = useDesk()
  const { sms } = overview
  const form = useForm(
    { accountSid: sms?.accountSid ?? '', authToken: '', from: sms?.from ?? '' },
    checkTwilio,
    async (body) => onSaved(await api.call(notificationDeskEndpoints.setUpTwilio, { body })),
  )
  const { values, errors, set } = form
  const words = n.channels.sms
  return (
    <Dialog title={words.dialog} class="dialog-setup dialog-wide" firm onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <TextField
          label={words.accountSid}
          hint={words.accountSidHint}
          error={errors.accountSid}
          value={values.accountSid}
          onChange={(value) => set('accountSid', value)}
        />
        <TextField
          secret
          label={words.authToken}
          hint={sms ? n.channels.again(sms.authTokenEnd) : undefined}
          error={errors.authToken}
          value={values.authToken}
          onChange={(value) => set('authToken', value)}
        />
        <TextField
          label={words.from}
          hint={words.fromHint}
          error={errors.from}
          value={values.from}
          onChange={(value) => set('from', value)}
        />
        <FormActions action={form.action} submit={t.common.save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
