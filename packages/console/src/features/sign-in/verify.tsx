import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { useLoad } from '../../ui/load.ts'
import { troubleText } from '../../ui/trouble.ts'
import { Door } from './door.tsx'
import { takeToken } from './fragment.ts'
import { knownEmail } from './known-email.ts'

/** Where the link of a sign-up e-mail leads: it opens the workspace. */
export function Verify() {
  const [token] = useState(takeToken)
  return token ? <Verifying token={token} /> : <Ended title={t.verify.failedTitle} text={t.verify.missing} />
}

function Verifying({ token }: { token: string }) {
  const { api, choice } = useDesk()
  const { state, reload } = useLoad(token, async () => {
    const { email, workspaceId } = await api.verifySignUp(token)
    choice.choose(workspaceId)
    knownEmail.value = email
    return email
  })
  if (state.kind === 'loading')
    return (
      <Door title={t.verify.working}>
        <span class="spinner" />
      </Door>
    )
  if (state.kind === 'ready') return <Ended title={t.verify.title} text={t.verify.done(state.value)} />
  const again = state.trouble.kind === 'refused' ? {} : { retry: reload }
  return <Ended title={t.verify.failedTitle} text={troubleText(state.trouble)} {...again} />
}

function Ended({ title, text, retry }: { title: string; text: string; retry?: () => void }) {
  return (
    <Door title={title}>
      <p class="door-lead">{text}</p>
      {retry && (
        <button type="button" class="button button-wide" onClick={retry}>
          {t.common.retry}
        </button>
      )}
      <a class="button button-primary button-wide" href={inboxHref('mine')}>
        {t.signIn.submit}
      </a>
    </Door>
  )
}
