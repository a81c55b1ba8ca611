import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait } from '../../ui/states.tsx'
import { toTrouble } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'
import { Door, DoorForm } from './door.tsx'
import { PasswordInput } from './password-input.tsx'

const EMPTY = { workspaceName: '', name: '', email: '', password: '' }
type Values = typeof EMPTY

/** Asks for a workspace of one's own, where the server is open for that. */
export function SignUp() {
  const { api } = useDesk()
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Partial<Values>>({})
  const [sent, setSent] = useState(false)
  const open = useLoad('sign-up', api.isSignUpOpen).state
  const [refused, setRefused] = useState(false)
  const closed = refused || (open.kind === 'ready' && !open.value)
  const send = useAction(async () => {
    try {
      await api.signUp(values)
      setSent(true)
    } catch (error) {
      const trouble = toTrouble(error)
      // A server for one company answers as if the address did not exist.
      if (trouble.kind === 'refused' && ['not_found', 'forbidden'].includes(trouble.code)) setRefused(true)
      else throw error
    }
  })
  const set = (field: keyof Values) => (value: string) => setValues({ ...values, [field]: value })
  const submit = () => {
    const found = check(values)
    setErrors(found)
    if (Object.keys(found).length === 0) void send.run()
  }
  if (open.kind === 'loading')
    return (
      <AfterWait>
        <Door title={t.signUp.title}>
          <span class="spinner" />
        </Door>
      </AfterWait>
    )
  if (sent || closed)
    return (
      <Door title={sent ? t.signUp.sentTitle : t.product}>
        <p class="door-lead">{sent ? t.signUp.sent(values.email) : t.signUp.closed}</p>
        <a class="door-link" href={inboxHref('mine')}>
          {t.invitation.toSignIn}
        </a>
      </Door>
    )
  const text = (field: keyof Values, label: string, more: Record<string, string> = {}, hint?: string) => (
    <Field label={label} hint={hint} error={errors[field] ?? send.fields[field]}>
      {(control) => (
        <input
          {...control}
          {...more}
          class="input"
          value={values[field]}
          onInput={(event) => set(field)(event.currentTarget.value)}
        />
      )}
    </Field>
  )
  return (
    <Door title={t.signUp.title}>
      <p class="door-lead">{t.signUp.lead}</p>
      <DoorForm
        submit={t.signUp.submit}
        working={t.signUp.working}
        busy={send.busy}
        problem={send.problem}
        onSubmit={submit}
      >
        {text('workspaceName', t.signUp.workspace, { autocomplete: 'organization' })}
        {text('name', t.invitation.name, { autocomplete: 'name' }, t.invitation.nameHint)}
        {text('email', t.signIn.email, { type: 'email', autocomplete: 'username' })}
        <Field
          label={t.invitation.password}
          hint={t.invitation.passwordHint}
          error={errors.password ?? send.fields.password}
        >
          {(control) => (
            <PasswordInput
              control={control}
              value={values.password}
              onInput={set('password')}
              autocomplete="new-password"
            />
          )}
        </Field>
      </DoorForm>
      <p class="door-note">
        {t.signUp.have} <a href={inboxHref('mine')}>{t.signIn.submit}</a>
      </p>
    </Door>
  )
}

function check(values: Values): Partial<Values> {
  return {
    ...(values.workspaceName.trim() ? {} : { workspaceName: t.signUp.needWorkspace }),
    ...(values.name.trim() ? {} : { name: t.invitation.needName }),
    ...(values.email.trim() ? {} : { email: t.signIn.needEmail }),
    ...(values.password.length >= 12 ? {} : { password: t.invitation.passwordShort }),
  }
}
