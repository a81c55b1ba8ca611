import type { InvitationPreview } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useAction } from '../../ui/use-action.ts'
import { Door, DoorForm } from './door.tsx'
import { FromLink } from './from-link.tsx'
import { knownEmail } from './known-email.ts'
import { PasswordInput } from './password-input.tsx'

/** Looks at the invitation in the address's fragment and offers to accept it. */
export function AcceptInvitation() {
  const { api } = useDesk()
  return (
    <FromLink
      words={t.invitation}
      look={api.previewInvitation}
      refused={(text, retry) => <Refused text={text} {...(retry && { retry })} />}
    >
      {(token, preview) => <Accept token={token} preview={preview} />}
    </FromLink>
  )
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
      <DoorForm
        submit={t.invitation.submit}
        working={t.invitation.working}
        busy={accept.busy}
        problem={accept.problem}
        onSubmit={submit}
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
      </DoorForm>
    </Door>
  )
}
