import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { FORGOT_PASSWORD, inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useAction } from '../../ui/use-action.ts'
import { Door, DoorForm } from './door.tsx'
import { FromLink } from './from-link.tsx'
import { typedEmail } from './known-email.ts'
import { PasswordInput } from './password-input.tsx'

/** Looks at the link in the address's fragment and sets the password it is for. */
export function ResetPassword() {
  const { api } = useDesk()
  return (
    <FromLink
      words={t.reset}
      look={api.previewPasswordLink}
      refused={(text, retry) => <Refused text={text} {...(retry && { retry })} />}
    >
      {(token, { email }) => <Choose token={token} email={email} />}
    </FromLink>
  )
}

function Refused({ text, retry }: { text: string; retry?: () => void }) {
  return (
    <Door title={retry ? t.reset.title : t.reset.failedTitle} isOutcome>
      <p class="door-lead">{text}</p>
      {retry ? (
        <button type="button" class="button button-wide" onClick={retry}>
          {t.common.retry}
        </button>
      ) : (
        <a class="button button-primary button-wide" href={FORGOT_PASSWORD}>
          {t.reset.again}
        </a>
      )}
      <p class="door-note">
        <a href={inboxHref('mine')}>{t.invitation.toSignIn}</a>
      </p>
    </Door>
  )
}

interface Errors {
  password?: string
  repeated?: string
}

/** One thing at a time: a password that is too short need not be repeated. */
function check(password: string, repeated: string): Errors {
  if (password.length < 12) return { password: t.invitation.passwordShort }
  return password === repeated ? {} : { repeated: t.reset.different }
}

function Choose({ token, email }: { token: string; email: string }) {
  const { api, session } = useDesk()
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const [done, setDone] = useState(false)
  const shown = useSignal(false)
  const set = useAction(async () => {
    await api.resetPassword({ token, password })
    typedEmail.value = email
    setDone(true)
    // Whoever was signed in here is so no more.
    void session.load()
  })
  const submit = () => {
    const found = check(password, repeated)
    setErrors(found)
    if (Object.keys(found).length === 0) void set.run()
  }
  if (set.code === 'link_used_or_expired') return <Refused text={t.reset.gone} />
  if (done) return <Done email={email} />
  return (
    <Door title={t.reset.title}>
      <p class="door-lead">{t.reset.lead(email)}</p>
      <DoorForm
        submit={t.reset.submit}
        working={t.reset.working}
        busy={set.busy}
        problem={set.problem}
        onSubmit={submit}
      >
        {/* Tells password managers whose password it is. */}
        <input hidden type="email" name="email" autocomplete="username" value={email} readOnly />
        <Field label={t.reset.password} hint={t.invitation.passwordHint} error={errors.password ?? set.fields.password}>
          {(control) => (
            <PasswordInput
              control={control}
              value={password}
              onInput={setPassword}
              autocomplete="new-password"
              shown={shown}
            />
          )}
        </Field>
        <Field label={t.reset.repeat} error={errors.repeated}>
          {(control) => (
            <PasswordInput
              control={control}
              value={repeated}
              onInput={setRepeated}
              autocomplete="new-password"
              shown={shown}
              hasToggle={false}
            />
          )}
        </Field>
      </DoorForm>
    </Door>
  )
}

function Done({ email }: { email: string }) {
  return (
    <Door title={t.reset.doneTitle} isOutcome>
      <p class="door-lead">{t.reset.done(email)}</p>
      <a class="button button-primary button-wide" href={inboxHref('mine')}>
        {t.signIn.submit}
      </a>
    </Door>
  )
}
