import { AGENT_ROLES, type AgentRole, type Invitation, type NewInvitation } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Code } from '../../ui/code.tsx'
import { dayName } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { Failed } from '../../ui/states.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'
import { useAction } from '../../ui/use-action.ts'

/** Asking people in, and whom one still waits for. */
export function Invitations() {
  const { api, toasts } = useDesk()
  const { state, reload, set } = useLoad('invitations', api.listInvitations)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<AgentRole>('agent')
  const [error, setError] = useState<string>()
  const [made, setMade] = useState<NewInvitation | null>(null)
  const waiting = state.kind === 'ready' ? state.value : []
  const invite = useAction(async () => {
    const invitation = await api.createInvitation({ email: email.trim(), role })
    setMade(invitation)
    setEmail('')
    const { url: _, ...plain } = invitation
    set([plain, ...waiting.filter((one) => one.id !== plain.id)])
  })
  const revoke = async (invitation: Invitation) => {
    try {
      await api.revokeInvitation(invitation.id)
      set(waiting.filter((one) => one.id !== invitation.id))
      if (made?.id === invitation.id) setMade(null)
      toasts.show(t.team.revoked)
    } catch (cause) {
      toasts.show(t.toast.failed(troubleText(toTrouble(cause))), { tone: 'failed' })
    }
  }
  return (
    <section class="section" aria-labelledby="invite">
      <h2 class="section-title" id="invite">
        {t.team.invite}
      </h2>
      <p class="field-hint">{t.team.inviteHint}</p>
      <form
        class="invite"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const missing = email.trim() ? undefined : t.team.needEmail
          setError(missing)
          if (!missing) void invite.run()
        }}
      >
        <Field label={t.team.inviteEmail} error={error ?? invite.fields.email}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="email"
              autocomplete="off"
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t.team.role} hint={t.team.roleHints[role]}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={role}
              onChange={(event) => setRole(AGENT_ROLES.find((one) => one === event.currentTarget.value) ?? 'agent')}
            >
              {AGENT_ROLES.map((one) => (
                <option key={one} value={one}>
                  {t.team.roles[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" class="button button-primary" aria-busy={invite.busy}>
          {invite.busy ? t.team.inviting : t.team.inviteDo}
        </button>
      </form>
      {invite.problem && (
        <p class="field-error" role="alert">
          {invite.problem}
        </p>
      )}
      {made && (
        <div class="made" role="status">
          <p class="field-label">{t.team.invited(made.email)}</p>
          <Code text={made.url} label={t.team.inviteLink} />
          <p class="field-hint">{t.team.inviteOnce}</p>
        </div>
      )}
      <h3 class="section-title">{t.team.waiting}</h3>
      {state.kind === 'failed' && <Failed title={t.settings.loadFailed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && waiting.length === 0 && <p class="section-none">{t.team.noneWaiting}</p>}
      {waiting.length > 0 && (
        <ul class="waiting-list">
          {waiting.map((one) => (
            <li key={one.id}>
              <span class="waiting-email">{one.email}</span>
              <span class="waiting-note">
                {t.team.roles[one.role]} · {t.team.expires(dayName(one.expiresAt))}
              </span>
              <button
                type="button"
                class="button button-small"
                aria-label={t.team.revokeLabel(one.email)}
                onClick={() => void revoke(one)}
              >
                {t.team.revoke}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
