import { notificationDeskEndpoints, type Suppression, type SuppressionPage } from '@deskbell/protocol'
import { MailCheck } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { MoreButton } from '../../ui/more-button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { CHANNEL_ICONS } from '../notifications/marks.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { deliveriesHref } from './filters.ts'
import { SuppressForm } from './suppress-form.tsx'
import { useSuppress } from './use-suppress.ts'
import '../notifications/styles/centre.css'
import './styles/deliveries.css'

/** Addresses that nothing is sent to any more, and the way to put one there or take it away. */
export function SuppressionsPage() {
  const { api, toasts } = useDesk()
  const { agent } = useMe()
  const [address, setAddress] = useState('')
  const [leaving, setLeaving] = useState<Suppression | null>(null)
  const suppress = useSuppress()
  const query = address ? { address } : {}
  const { state, reload, set } = useLoad<SuppressionPage>(`suppressions ${address}`, () =>
    api.call(notificationDeskEndpoints.listSuppressions, { query }),
  )
  const page = state.kind === 'ready' ? state.value : null
  const items = page?.items ?? []
  const isAdmin = agent.role === 'admin'
  const more = useAction(async () => {
    if (!page?.nextCursor) return
    const next = await api.call(notificationDeskEndpoints.listSuppressions, {
      query: { ...query, cursor: page.nextCursor },
    })
    set({ items: [...items, ...next.items], nextCursor: next.nextCursor })
  })
  const undo = (added: Suppression) => {
    suppress.remove(added.id).then(reload, (error: unknown) => {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
    })
  }
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.noticePages.suppressions}</h1>
      <p class="page-lead">{n.suppressions.lead}</p>
      {isAdmin && (
        <SuppressForm
          onAdded={(added) => {
            toasts.show(n.suppressions.added(added.address), { undo: () => undo(added) })
            reload()
          }}
        />
      )}
      <div class="section">
        <search class="filters">
          <SearchBox label={n.suppressions.find} value={address} onChange={setAddress} />
        </search>
        {state.kind === 'loading' && (
          <AfterWait>
            <Skeleton class="skeleton-long" />
          </AfterWait>
        )}
        {state.kind === 'failed' && <Failed title={n.suppressions.failed} trouble={state.trouble} retry={reload} />}
        {state.kind === 'ready' && items.length === 0 && (
          <Empty
            icon={MailCheck}
            title={address ? n.suppressions.noneTitle : n.suppressions.emptyTitle}
            text={address ? n.suppressions.noneText : n.suppressions.emptyText}
          />
        )}
        {items.length > 0 && (
          <ul class="setup-rows" aria-label={n.suppressions.list}>
            {items.map((one) => (
              <Row key={one.id} suppression={one} onRemove={isAdmin ? () => setLeaving(one) : null} />
            ))}
          </ul>
        )}
        {page?.nextCursor && <MoreButton action={more} />}
      </div>
      {leaving && (
        <DeleteDialog
          title={n.suppressions.removeTitle}
          text={`${leaving.address}. ${n.suppressions.removeText[leaving.reason]}`}
          action={n.suppressions.removeDo}
          remove={() => suppress.remove(leaving.id)}
          onDone={() => {
            toasts.show(n.suppressions.removed(leaving.address))
            reload()
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  )
}

function Row({ suppression, onRemove }: { suppression: Suppression; onRemove: (() => void) | null }) {
  const { channel, address, reason, detail, createdAt } = suppression
  return (
    <li class="setup-row">
      <span class="notice-icon" title={n.ways[channel]}>
        <Icon icon={CHANNEL_ICONS[channel]} />
        <span class="hidden">{n.ways[channel]}</span>
      </span>
      <div class="setup-words">
        <a class="setup-name" href={deliveriesHref({ address })}>
          {address}
        </a>
        <p class="setup-note">
          {n.suppressions.reasons[reason]}, {n.suppressions.since} <Time iso={createdAt} form="spoken" />
          {detail && ` · ${detail}`}
        </p>
      </div>
      {onRemove && (
        <button
          type="button"
          class="button button-small"
          aria-label={n.suppressions.removeLabel(address)}
          onClick={onRemove}
        >
          {n.suppressions.remove}
        </button>
      )}
    </li>
  )
}
