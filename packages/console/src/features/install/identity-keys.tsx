import { type IdentityKey, LIMITS, type NewIdentityKey } from '@deskbell/protocol'
import { KeyRound } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Code } from '../../ui/code.tsx'
import { Confirm, Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { signingExample } from './snippets.ts'

/** The keys by which a site vouches for its customers. A secret is seen once, when it is made. */
export function IdentityKeys() {
  const { api, toasts } = useDesk()
  const { state, reload, set } = useLoad('identity-keys', api.listIdentityKeys)
  const [made, setMade] = useState<NewIdentityKey | null>(null)
  const [leaving, setLeaving] = useState<IdentityKey | null>(null)
  const keys = state.kind === 'ready' ? state.value : []
  const full = keys.length >= LIMITS.identityKeys
  const create = useAction(async () => {
    const { secret, ...key } = await api.createIdentityKey()
    set([key, ...keys])
    setMade({ ...key, secret })
  })
  const revoke = async (key: IdentityKey) => {
    try {
      await api.deleteIdentityKey(key.id)
      set(keys.filter((one) => one.id !== key.id))
      toasts.show(t.install.revoked)
    } catch (error) {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
    }
  }
  return (
    <section class="section" aria-labelledby="identity">
      <div class="section-head">
        <h2 class="section-title" id="identity">
          {t.install.identity}
        </h2>
        <button
          type="button"
          class="button"
          onClick={() => void create.run()}
          aria-busy={create.busy}
          disabled={state.kind !== 'ready' || full}
        >
          <Icon icon={KeyRound} size={16} />
          {create.busy ? t.install.creating : t.install.create}
        </button>
      </div>
      <p class="field-hint">{full ? t.install.limit : t.install.identityHint}</p>
      {create.problem && (
        <p class="field-error" role="alert">
          {create.problem}
        </p>
      )}
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={t.settings.loadFailed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && keys.length === 0 && <p class="section-none">{t.install.none}</p>}
      {keys.length > 0 && <KeyTable keys={keys} onRevoke={setLeaving} />}
      {made && (
        <Dialog title={t.install.secretTitle} onClose={() => setMade(null)} firm class="dialog-wide">
          <p class="dialog-text">{t.install.secretText}</p>
          <h3 class="field-label">{t.install.kid}</h3>
          <Code text={made.kid} label={t.install.kid} />
          <h3 class="field-label">{t.install.secret}</h3>
          <Code text={made.secret} label={t.install.secret} />
          <h3 class="field-label">{t.install.example}</h3>
          <Code text={signingExample(made.kid)} label={t.install.example} />
          <p class="field-hint">{t.install.exampleHint}</p>
          <div class="dialog-actions">
            <button type="button" class="button button-primary" onClick={() => setMade(null)}>
              {t.install.secretDone}
            </button>
          </div>
        </Dialog>
      )}
      {leaving && (
        <Confirm
          title={t.install.revokeTitle}
          text={t.install.revokeText(leaving.kid)}
          action={t.install.revokeDo}
          onConfirm={() => void revoke(leaving)}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  )
}

function KeyTable({ keys, onRevoke }: { keys: readonly IdentityKey[]; onRevoke: (key: IdentityKey) => void }) {
  return (
    <div class="table-place">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.install.kid}</th>
            <th scope="col">{t.install.created}</th>
            <th scope="col">{t.install.used}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                <code>{key.kid}</code>
              </th>
              <td>
                <Time iso={key.createdAt} form="spoken" />
              </td>
              <td>{key.lastUsedAt ? <Time iso={key.lastUsedAt} form="spoken" /> : t.install.never}</td>
              <td class="table-action">
                <button
                  type="button"
                  class="button button-small"
                  aria-label={t.install.revokeLabel(key.kid)}
                  onClick={() => onRevoke(key)}
                >
                  {t.install.revoke}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
