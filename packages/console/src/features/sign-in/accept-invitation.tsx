import type { InvitationPreview } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { Door, Problem } from './door.tsx'
import { takeToken } from './fragment.ts'
import { knownEmail } from './known-email.ts'
import { PasswordInput } from './password-input.tsx'

/** Looks at the invitation in the address's fragment and offers to accept it. */
export function AcceptInvitation() {
  const [token] = useState(takeToken)
  return token ? <Looked token={token} /> : <Refused text={t.invitation.missing} />
}

function Looked({ token }: { token: string }) {
  const { api } = useDesk()
  const { state, reload } = useLoad(token, () => api.previewInvitation(token))
  if (state.kind === 'loading')
    return (
      <Door title={t.invitation.checking}>
        <span class="spinner" />
      </Door>
    )
  if (state.kind === 'ready') return <Accept token={token} preview={state.value} />
  const { trouble } = state
  const gone = trouble.kind === 'refused'
  return <Refused text={gone ? t.invitation.gone : troubleText(trouble)} {...(gone ? {} : { retry: reload })} />
}

function Refused({ text, retry }: { text: string; retry?: () => void }) {
  return (
    <Door title={t.product}>
      <p class="door-lead">{text}</p>
      {retry && (
        <button type="button" class="button button-wide" onClick={retry}>
          {t.common.retry}
        </button>
      )}
      <a class="door-link" href={inboxHref('mine')}>
        {t.invitation.toSignIn}
      </a>
    </Door>
  )
}

function Accept({ token, preview }: { token: string; preview: InvitationPreview }) {
  const { api, router, session, choice, workspaces } = useDesk()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<{ name?: string; password?: string }>({})
  const accept = useAction(async () => {
    const { email, workspaceId } = await api.acceptInvitation({ token, name: name.trim(), password })
    const now = session.state.peek()
    // Whoever is at work in another workspace goes straight to the new one.
    if (now.kind === 'signed-in' && now.me.agent.email === email) return workspaces.switchTo(workspaceId)
    if (now.kind !== 'signed-in') choice.choose(workspaceId)
    knownEmail.value = email
    router.go(inboxHref('mine'), { replace: true })
  })
  const submit = () => {
    const found = {
      ...(name.trim() ? {} : { name: t.invitation.needName }),
      ...(password.length >= 12 ? {} : { password: t.invitation.passwordShort }),
    }
    setErrors(found)
    if (Object.keys(found).length === 0) void accept.run()
  }
  return (
    <Door title={t.invitation.title(preview.workspaceName)}>
      <p class="door-lead">{t.invitation.lead(preview.email, t.team.roles[preview.role].toLowerCase())}</p>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label={t.invitation.name} hint={t.invitation.nameHint} error={errors.name ?? accept.fields.name}>
          {(control) => (
            <input
              {...control}
              class="input"
              autocomplete="name"
              maxLength={200}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label={t.invitation.password}
          hint={t.invitation.passwordHint}
          error={errors.password ?? accept.fields.password}
        >
          {(control) => (
            <PasswordInput control={control} value={password} onInput={setPassword} autocomplete="new-password" />
          )}
        </Field>
        <Problem text={accept.problem} />
        <button type="submit" class="button button-primary button-wide" aria-busy={accept.busy}>
          {accept.busy ? t.invitation.working : t.invitation.submit}
        </button>
      </form>
    </Door>
  )
}
