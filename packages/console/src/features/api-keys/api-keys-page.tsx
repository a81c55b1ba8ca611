import type { ApiKey } from '@deskbell/protocol'
import { KeyRound, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { k } from '../../i18n/booking-settings.ts'
import { t } from '../../i18n/index.ts'
import { Code } from '../../ui/code.tsx'
import { dayName } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { KeyDialog } from './key-dialog.tsx'

const words = k.keys
const TITLE = t.settings.bookingPages['api-keys']

/** The keys of a host's own systems. */
export function ApiKeysPage() {
  const api = useBookingsApi()
  return (
    <div class="settings-measure setup-wide">
      <Loaded<readonly ApiKey[]> id="api-keys" title={TITLE} load={api.keys}>
        {(keys, set) => <Keys keys={keys} onChange={set} />}
      </Loaded>
    </div>
  )
}

/** What lies over the page: nothing, a new key or its secret, or the question whether to end one. */
type Over =
  | { readonly does: 'add' }
  | { readonly does: 'secret'; readonly secret: string }
  | { readonly does: 'end'; readonly key: ApiKey }

function Keys({ keys, onChange }: { keys: readonly ApiKey[]; onChange: (keys: readonly ApiKey[]) => void }) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const [over, setOver] = useState<Over | null>(null)
  const close = () => setOver(null)
  const add = (
    <button type="button" class="button button-primary" onClick={() => setOver({ does: 'add' })}>
      <Icon icon={Plus} size={16} />
      {words.add}
    </button>
  )
  return (
    <>
      <div class="page-head">
        <div>
          <h1 class="page-title">{TITLE}</h1>
          <p class="page-lead">{words.lead}</p>
        </div>
        {keys.length > 0 && add}
      </div>
      {keys.length === 0 ? (
        <Empty icon={KeyRound} title={words.emptyTitle} text={words.emptyText}>
          {add}
        </Empty>
      ) : (
        <ul class="setup-rows" aria-label={words.list}>
          {keys.map((one) => (
            <li key={one.id} class="setup-row">
              <div class="setup-words">
                <p class="setup-title">
                  <span class="setup-name" dir="auto">
                    {one.name}
                  </span>
                  <span class="setup-note">{words.ends(one.end)}</span>
                </p>
                <p class="setup-note">{one.scopes.map((scope) => words.scopeNames[scope]).join(' · ')}</p>
                <p class="setup-note">
                  {one.lastUsedAt ? words.used(dayName(one.lastUsedAt)) : words.neverUsed} ·{' '}
                  {words.made(dayName(one.createdAt))}
                </p>
              </div>
              <button
                type="button"
                class="button button-small"
                aria-label={words.endOf(one.name)}
                onClick={() => setOver({ does: 'end', key: one })}
              >
                {words.end}
              </button>
            </li>
          ))}
        </ul>
      )}
      {over?.does === 'add' && (
        <KeyDialog
          onMade={({ secret, ...key }) => {
            onChange([key, ...keys])
            setOver({ does: 'secret', secret })
          }}
          onClose={close}
        />
      )}
      {over?.does === 'secret' && (
        <Dialog title={words.secretTitle} class="dialog-wide" firm onClose={close}>
          <p class="dialog-text">{words.secretText}</p>
          <Code text={over.secret} label={words.secret} />
          <div class="dialog-actions">
            <button type="button" class="button button-primary" onClick={close}>
              {words.secretDone}
            </button>
          </div>
        </Dialog>
      )}
      {over?.does === 'end' && (
        <DeleteDialog
          title={words.endTitle(over.key.name)}
          text={words.endText}
          action={words.endDo}
          remove={async () => {
            await api.endKey(over.key.id)
            onChange(keys.filter((one) => one.id !== over.key.id))
          }}
          onDone={() => toasts.show(words.ended(over.key.name))}
          onClose={close}
        />
      )}
    </>
  )
}
