import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { FORGOT_PASSWORD, SIGN_UP } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { Door, DoorForm } from './door.tsx'
import { EmailField } from './email-field.tsx'
import { knownEmail, typedEmail } from './known-email.ts'
import { PasswordInput } from './password-input.tsx'

/** E-mail and password. The address one wanted stays, and is shown once signed in. */
export function SignIn({ expired }: { expired?: string }) {
  const { session } = useDesk()
  const [email, setEmail] = useState(expired ?? knownEmail.value ?? typedEmail.value)
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<{ email?: string; password?: string }>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const missing = {
      ...(email.trim() ? {} : { email: t.signIn.needEmail }),
      ...(password ? {} : { password: t.signIn.needPassword }),
    }
    setErrors(missing)
    setProblem(null)
    if (busy || Object.keys(missing).length > 0) return
    setBusy(true)
    try {
      await session.signIn(email.trim(), password)
    } catch (error) {
      const trouble = toTrouble(error)
      const wrong = trouble.kind === 'refused' && ['unauthenticated', 'invalid_input'].includes(trouble.code)
      setProblem(wrong ? t.signIn.wrong : troubleText(trouble))
      setBusy(false)
    }
  }
  return (
    <Door title={t.signIn.title}>
      {expired && <p class="notice">{t.signIn.expired}</p>}
      {!expired && knownEmail.value && <p class="notice">{t.signIn.accepted(knownEmail.value)}</p>}
      <DoorForm
        submit={t.signIn.submit}
        working={t.signIn.working}
        busy={busy}
        problem={problem}
        onSubmit={() => void submit()}
      >
        <EmailField value={email} error={errors.email} onInput={setEmail} />
        <Field label={t.signIn.password} error={errors.password}>
          {(control) => (
            <PasswordInput control={control} value={password} onInput={setPassword} autocomplete="current-password" />
          )}
        </Field>
      </DoorForm>
      <p class="door-note">
        <a
          href={FORGOT_PASSWORD}
          onClick={() => {
            typedEmail.value = email.trim()
          }}
        >
          {t.signIn.forgot}
        </a>
      </p>
      <NoAccount />
    </Door>
  )
}

/** The way in for those who have none: a workspace of their own where the server is open for that, else an invitation. */
function NoAccount() {
  const { api } = useDesk()
  const { state } = useLoad('sign-up', api.isSignUpOpen)
  // A blank line of the same height until it is known, so that nothing moves.
  if (state.kind === 'loading') return <p class="door-note">{'\u00a0'}</p>
  if (state.kind === 'failed' || !state.value) return <p class="door-note">{t.signIn.help}</p>
  return (
    <p class="door-note">
      {t.signIn.noAccount} <a href={SIGN_UP}>{t.signUp.title}</a>
    </p>
  )
}
