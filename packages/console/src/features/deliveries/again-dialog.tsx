import { type Delivery, notificationDeskEndpoints } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useAction } from '../../ui/use-action.ts'
import { recipientName } from './words.ts'

interface Props {
  delivery: Delivery
  onDone: (delivery: Delivery) => void
  onClose: () => void
}

/** Asks before something is sent once more, and says what may happen. */
export function AgainDialog({ delivery, onDone, onClose }: Props) {
  const { api, toasts } = useDesk()
  const again = useAction(async () => {
    const answer = await api.call(notificationDeskEndpoints.retryDelivery, { params: { deliveryId: delivery.id } })
    onClose()
    toasts.show(n.deliveries.againDone)
    onDone(answer)
  })
  return (
    <Dialog title={n.deliveries.againTitle} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void again.run()
        }}
      >
        <p class="again-what">
          {n.kinds[delivery.kind]} · {recipientName(delivery.recipient)}
        </p>
        <p class="dialog-text">
          {n.deliveries.againText[delivery.status]}
          {delivery.status === 'uncertain' && (
            <>
              {' '}
              <strong>{n.deliveries.twice}</strong>
            </>
          )}
        </p>
        {delivery.reason && <p class={`delivery-reason is-${delivery.status}`}>{delivery.reason}</p>}
        <FormActions
          action={again}
          submit={n.deliveries.againDo}
          working={n.deliveries.sending}
          danger={delivery.status === 'uncertain' || delivery.status === 'bounced'}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
