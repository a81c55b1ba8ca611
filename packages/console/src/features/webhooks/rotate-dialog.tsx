import { type NewWebhookEndpoint, type WebhookEndpoint, webhookEndpoints } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useAction } from '../../ui/use-action.ts'

interface Props {
  endpoint: WebhookEndpoint
  onMade: (endpoint: NewWebhookEndpoint) => void
  onClose: () => void
}

/** Asks before a new secret is made, and says until when the old one counts. */
export function RotateDialog({ endpoint, onMade, onClose }: Props) {
  const { api } = useDesk()
  const words = n.webhooks
  const rotate = useAction(async () => {
    const params = { webhookEndpointId: endpoint.id }
    onMade(await api.call(webhookEndpoints.rotateWebhookSecret, { params }))
  })
  return (
    <Dialog title={words.rotateTitle} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void rotate.run()
        }}
      >
        <p class="dialog-text">{words.rotateText}</p>
        <FormActions action={rotate} submit={words.rotateDo} onClose={onClose} />
      </form>
    </Dialog>
  )
}
