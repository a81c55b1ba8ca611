import { type WebhookDelivery, type WebhookEndpoint, webhookEndpoints } from '@deskbell/protocol'
import { CircleCheck, CircleOff, Ellipsis } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Time } from '../../ui/time.tsx'
import { useAction } from '../../ui/use-action.ts'
import { FactLine } from '../channels/facts.tsx'
import { EVERYTHING } from './events.ts'

const words = n.webhooks

interface Props {
  endpoint: WebhookEndpoint
  onChange: (endpoint: WebhookEndpoint) => void
  onEdit: () => void
  onRotate: () => void
  onRemove: () => void
  onTested: () => void
}

/** One endpoint: whether it is on, what it is told of, and what can be done with it. */
export function EndpointCard({ endpoint, onChange, onEdit, onRotate, onRemove, onTested }: Props) {
  const { api, toasts } = useDesk()
  const { id, url, description, events, disabledReason, secretEnd, lastDeliveredAt } = endpoint
  const on = endpoint.status === 'active'
  const params = { webhookEndpointId: id }
  const [tried, setTried] = useState<WebhookDelivery | null>(null)
  const test = useAction(async () => {
    setTried(null)
    setTried(await api.call(webhookEndpoints.testWebhookEndpoint, { params }))
    onTested()
  })
  const flip = useAction(async () => {
    const status = on ? 'disabled' : 'active'
    onChange(await api.call(webhookEndpoints.updateWebhookEndpoint, { params, body: { status } }))
    toasts.show(on ? words.switchedOff : words.switchedOn)
  })
  return (
    <section class="channel hook" aria-labelledby={id}>
      <div class="channel-head">
        <h3 class="hook-url" id={id}>
          {url}
        </h3>
        <span class={`channel-state ${on ? 'is-on' : ''}`}>
          <Icon icon={on ? CircleCheck : CircleOff} size={14} />
          {on ? words.active : words.disabled}
        </span>
        <div class="channel-actions">
          <button
            type="button"
            class="button button-small"
            aria-label={words.of(words.test, url)}
            aria-busy={test.busy}
            onClick={() => void test.run()}
          >
            {test.busy ? words.testing : words.test}
          </button>
          <button type="button" class="button button-small" aria-label={words.of(words.edit, url)} onClick={onEdit}>
            {words.edit}
          </button>
          <Menu
            label={words.of(words.more, url)}
            class="icon-button hook-more"
            button={<Icon icon={Ellipsis} size={18} />}
          >
            <MenuItem onSelect={() => void flip.run()}>{on ? words.switchOff : words.switchOn}</MenuItem>
            <MenuItem onSelect={onRotate}>{words.rotate}</MenuItem>
            <MenuItem onSelect={onRemove}>{words.remove}</MenuItem>
          </Menu>
        </div>
      </div>
      {description && (
        <p class="hook-description" dir="auto">
          {description}
        </p>
      )}
      {!on && (
        <p class="notice hook-off">
          {disabledReason ? `${disabledReason}. ` : ''}
          {words.switchedOff}
        </p>
      )}
      <div role="status">
        {tried && <TestResult delivery={tried} />}
        {(test.problem ?? flip.problem) && <p class="problem hook-result">{test.problem ?? flip.problem}</p>}
      </div>
      <div class="channel-facts">
        <FactLine name={words.events}>{events.map(eventName).join(', ')}</FactLine>
        <FactLine name={words.secret}>{words.secretEnds(secretEnd)}</FactLine>
        <FactLine name={words.lastDelivered}>
          {lastDeliveredAt ? <Time iso={lastDeliveredAt} form="spoken" /> : words.never}
        </FactLine>
      </div>
    </section>
  )
}

function eventName(filter: string): string {
  if (filter === EVERYTHING) return words.everything
  if (!filter.endsWith('.*')) return filter
  const subject = filter.slice(0, -2)
  return words.pickAll(words.subjects[subject] ?? subject)
}

function TestResult({ delivery: { status, responseStatus, detail } }: { delivery: WebhookDelivery }) {
  const well = status === 'delivered'
  return (
    <div class={`hook-result ${well ? 'is-well' : 'is-bad'}`}>
      <p>
        {responseStatus === null
          ? words.testUnanswered
          : well
            ? words.testDelivered(responseStatus)
            : words.testFailed(responseStatus)}
      </p>
      {detail && <p class="hook-detail">{detail}</p>}
    </div>
  )
}
