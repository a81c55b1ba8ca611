import { type NewWebhookEndpoint, type WebhookEndpoint, webhookEndpoints } from '@deskbell/protocol'
import { Plus, Webhook } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { EndpointDialog } from './endpoint-dialog.tsx'
import { HookDeliveries } from './hook-deliveries.tsx'
import { RotateDialog } from './rotate-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import '../channels/styles/channels.css'
import '../deliveries/styles/deliveries.css'
import './styles/webhooks.css'

const TITLE = t.settings.noticePages.webhooks
const words = n.webhooks

interface Found {
  readonly items: readonly WebhookEndpoint[]
  readonly eventTypes: readonly string[]
}

/** The host's own systems that are told of events, and what became of what they were sent. */
export function WebhooksPage() {
  const { api } = useDesk()
  return (
    <div class="settings-measure setup-wide">
      <Loaded<Found> id="webhooks" title={TITLE} load={() => api.call(webhookEndpoints.listWebhookEndpoints)}>
        {(found, set) => <Webhooks found={found} onChange={(items) => set({ ...found, items })} />}
      </Loaded>
    </div>
  )
}

/** What lies over the page: nothing, or one endpoint with what is asked of it. */
type Over =
  | { readonly does: 'add' }
  | { readonly does: 'edit' | 'rotate' | 'remove'; readonly endpoint: WebhookEndpoint }
  | { readonly does: 'secret'; readonly secret: string }

interface Props {
  found: Found
  onChange: (items: readonly WebhookEndpoint[]) => void
}

function Webhooks({ found: { items, eventTypes }, onChange }: Props) {
  const { api, toasts } = useDesk()
  const [over, setOver] = useState<Over | null>(null)
  // Counts what was sent from here, so that the list below looks again.
  const [turn, setTurn] = useState(0)
  const close = () => setOver(null)
  const put = (endpoint: WebhookEndpoint) => onChange(items.map((one) => (one.id === endpoint.id ? endpoint : one)))
  const reveal = ({ secret }: NewWebhookEndpoint) => setOver({ does: 'secret', secret })
  const add = (
    <button type="button" class="button button-primary" onClick={() => setOver({ does: 'add' })}>
      <Icon icon={Plus} size={16} />
      {words.add}
    </button>
  )
  return (
    <>
      <div class="page-head hook-head">
        <div>
          <h1 class="page-title">{TITLE}</h1>
          <p class="page-lead">{words.lead}</p>
        </div>
        {items.length > 0 && add}
      </div>
      {items.length === 0 ? (
        <Empty icon={Webhook} title={words.emptyTitle} text={words.emptyText}>
          {add}
        </Empty>
      ) : (
        <>
          <h2 class="hidden">{words.list}</h2>
          {items.map((endpoint) => (
            <EndpointCard
              key={endpoint.id}
              endpoint={endpoint}
              onChange={put}
              onEdit={() => setOver({ does: 'edit', endpoint })}
              onRotate={() => setOver({ does: 'rotate', endpoint })}
              onRemove={() => setOver({ does: 'remove', endpoint })}
              onTested={() => setTurn((now) => now + 1)}
            />
          ))}
          <HookDeliveries endpoints={items} turn={turn} />
        </>
      )}
      {(over?.does === 'add' || over?.does === 'edit') && (
        <EndpointDialog
          endpoint={over.does === 'edit' ? over.endpoint : null}
          eventTypes={eventTypes}
          onMade={(made) => {
            const { secret: _, ...endpoint } = made
            onChange([...items, endpoint])
            reveal(made)
          }}
          onChanged={(endpoint) => {
            put(endpoint)
            toasts.show(words.saved)
            close()
          }}
          onClose={close}
        />
      )}
      {over?.does === 'secret' && <SecretDialog secret={over.secret} onClose={close} />}
      {over?.does === 'rotate' && (
        <RotateDialog
          endpoint={over.endpoint}
          onMade={(made) => {
            const { secret: _, ...endpoint } = made
            put(endpoint)
            reveal(made)
          }}
          onClose={close}
        />
      )}
      {over?.does === 'remove' && (
        <DeleteDialog
          title={words.deleteTitle}
          text={words.deleteText(over.endpoint.url)}
          action={words.deleteDo}
          remove={async () => {
            const params = { webhookEndpointId: over.endpoint.id }
            await api.call(webhookEndpoints.deleteWebhookEndpoint, { params })
            onChange(items.filter((one) => one.id !== over.endpoint.id))
          }}
          onDone={() => toasts.show(words.deleted)}
          onClose={close}
        />
      )}
    </>
  )
}
