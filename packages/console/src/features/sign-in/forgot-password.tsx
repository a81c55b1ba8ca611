import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { useAction } from '../../ui/use-action.ts'
import { Door, DoorForm } from './door.tsx'
import { EmailField } from './email-field.tsx'
import { typedEmail } from './known-email.ts'

/** Asks for a link to choose a new password. What it says then is the same for every address. */
export function ForgotPassword() {
  const { api } = useDesk()
  const [email, setEmail] = useState(typedEmail.value)
  const [error, setError] = useState<string | undefined>()
  const [mailed, setMailed] = useState<boolean | null>(null)
  const send = useAction(async () => {
    const answer = await api.requestPasswordReset(email.trim())
    typedEmail.value = email.trim()
    setMailed(answer.mailed)
  })
  const submit = () => {
    const found = /^\S+@\S+$/.test(email.trim()) ? undefined : t.forgot.badEmail
    setError(found)
    if (!found) void send.run()
  }
  if (mailed !== null) return <Asked email={email.trim()} mailed={mailed} again={() => setMailed(null)} />
  return (
    <Door title={t.forgot.title}>
      <p class="door-lead">{t.forgot.lead}</p>
      <DoorForm
        submit={t.forgot.submit}
        working={t.forgot.working}
        busy={send.busy}
        problem={send.fields.email ? null : send.problem}
        onSubmit={submit}
      >
        <EmailField value={email} error={error ?? (send.fields.email && t.forgot.badEmail)} onInput={setEmail} />
      </DoorForm>
      <p class="door-note">
        <a href={inboxHref('mine')}>{t.invitation.toSignIn}</a>
      </p>
    </Door>
  )
}

/** What happens next: a mail is on its way, or lies on the server where that has no mail. */
function Asked({ email, mailed, again }: { email: string; mailed: boolean; again: () => void }) {
  return (
    <Door title={mailed ? t.forgot.sentTitle : t.forgot.keptTitle} isOutcome>
      <p class="door-lead">{mailed ? t.forgot.sent(email) : t.forgot.kept(email)}</p>
      {mailed ? (
        <p class="door-note">{t.forgot.nothing}</p>
      ) : (
        <p class="door-note">
          {t.forgot.keptHow} <code>{t.forgot.command}</code>.
        </p>
      )}
      <button type="button" class="button button-wide" onClick={again}>
        {t.forgot.another}
      </button>
      <p class="door-note">
        <a href={inboxHref('mine')}>{t.invitation.toSignIn}</a>
      </p>
    </Door>
  )
}
