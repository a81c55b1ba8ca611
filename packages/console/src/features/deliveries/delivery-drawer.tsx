import { AddSuppression, type Delivery, notificationDeskEndpoints, type Suppression } from '@deskbell/protocol'
import { SearchX, X } from 'lucide'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { useDesk, useMe } from '../../app/desk.ts'
import { ticketsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { isMissing } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { PressureMark } from '../notifications/marks.tsx'
import { AgainDialog } from './again-dialog.tsx'
import { DeliveryHistory } from './delivery-history.tsx'
import { deliveriesHref } from './filters.ts'
import { DeliveryMark } from './status-mark.tsx'
import { useSuppress } from './use-suppress.ts'
import { isRetryable, ownAddress, recipientName } from './words.ts'

interface Props {
  id: string
  /** As the list shows it, until it was asked for. */
  known: Delivery | null
  onChange: (delivery: Delivery) => void
  onClose: () => void
}

/** All that is known of one delivery, over the list. */
export function DeliveryDrawer({ id, known, onChange, onClose }: Props) {
  const { api } = useDesk()
  const { state, reload, set } = useLoad<Delivery>(id, () =>
    api.call(notificationDeskEndpoints.getDelivery, { params: { deliveryId: id } }),
  )
  const delivery = state.kind === 'ready' ? state.value : known
  const missing = state.kind === 'failed' && isMissing(state.trouble)
  return (
    <Dialog
      title={delivery ? n.kinds[delivery.kind] : t.settings.noticePages.deliveries}
      class="drawer"
      onClose={onClose}
    >
      <button type="button" class="icon-button drawer-close" aria-label={t.common.close} onClick={onClose}>
        <Icon icon={X} />
      </button>
      {state.kind === 'loading' && !delivery && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {missing && <Empty icon={SearchX} title={n.delivery.missingTitle} text={n.delivery.missingText} />}
      {state.kind === 'failed' && !missing && (
        <Failed title={n.delivery.failed} trouble={state.trouble} retry={reload} />
      )}
      {delivery && state.kind !== 'failed' && (
        <Facts
          delivery={delivery}
          onChange={(next) => {
            set(next)
            onChange(next)
          }}
        />
      )}
    </Dialog>
  )
}

function Facts({ delivery, onChange }: { delivery: Delivery; onChange: (delivery: Delivery) => void }) {
  const { agent } = useMe()
  const [again, setAgain] = useState(false)
  const { recipient, status, reason, provider, providerId } = delivery
  const words = n.delivery
  const address = ownAddress(delivery)
  const facts = [
    [words.to, `${recipientName(recipient)} (${n.deliveries.recipients[recipient.kind].toLowerCase()})`],
    [words.address, recipient.name === null ? null : recipient.address],
    [words.channel, n.ways[delivery.channel]],
    [words.about, n.categories[delivery.category]],
    [words.provider, provider === null ? words.noProvider : (words.providers[provider] ?? provider)],
    [words.providerId, providerId],
    [words.tries, delivery.attempts > 0 ? String(delivery.attempts) : null],
  ] as const
  return (
    <>
      <div class="drawer-status">
        <DeliveryMark status={status} />
        <PressureMark priority={delivery.priority} />
      </div>
      <p>{n.deliveries.meaning[status]}</p>
      {reason && (
        <p class={`delivery-reason is-${status}`}>
          <span class="hidden">{words.reason}: </span>
          {reason}
        </p>
      )}
      {agent.role === 'admin' && isRetryable(delivery) && (
        <button type="button" class="button button-primary drawer-again" onClick={() => setAgain(true)}>
          {n.deliveries.again}
        </button>
      )}
      <dl class="drawer-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div class="fact" key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
        {delivery.ticketId && (
          <div class="fact">
            <dt>{words.ticket}</dt>
            <dd>
              <a href={ticketsHref('all', delivery.ticketId)}>{words.openTicket}</a>
            </dd>
          </div>
        )}
      </dl>
      <DeliveryHistory delivery={delivery} />
      {address && (
        <div class="drawer-foot">
          <a href={deliveriesHref({ address })}>{words.toThis}</a>
          {agent.role === 'admin' && <Suppress delivery={delivery} />}
        </div>
      )}
      {again && <AgainDialog delivery={delivery} onDone={onChange} onClose={() => setAgain(false)} />}
    </>
  )
}

/** Sends nothing more to where this went; for channels that have addresses of their own. */
function Suppress({ delivery }: { delivery: Delivery }) {
  const suppress = useSuppress()
  const [made, setMade] = useState<Suppression | null>(null)
  const body = v.safeParse(AddSuppression, { channel: delivery.channel, address: delivery.recipient.address })
  const change = useAction(async (input: AddSuppression) => {
    if (made) await suppress.remove(made.id)
    setMade(made ? null : await suppress.add(input))
  })
  if (!body.success) return null
  return (
    <p role="status">
      {made && `${n.delivery.suppressed} `}
      <button type="button" class="link-button" aria-busy={change.busy} onClick={() => void change.run(body.output)}>
        {made ? t.common.undo : n.delivery.suppress}
      </button>
      {change.problem && <span class="field-error"> {change.problem}</span>}
    </p>
  )
}
