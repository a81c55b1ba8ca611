import type { Agent, UpdateAgent } from '@deskbell/protocol'
import { AGENT_ROLES } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'
import { toTrouble, troubleText } from '../../ui/trouble.ts'

/** Everybody who has or had access, with role and state. You cannot take away your own. */
export function People() {
  const { api, toasts } = useDesk()
  const { agent: me } = useMe()
  const { state, reload, set } = useLoad('agents', api.listAgents)
  const [leaving, setLeaving] = useState<Agent | null>(null)
  const people = state.kind === 'ready' ? state.value : []
  const change = async (agent: Agent, input: UpdateAgent, done: string) => {
    try {
      const updated = await api.updateAgent(agent.id, input)
      set(people.map((one) => (one.id === updated.id ? updated : one)))
      toasts.show(done)
    } catch (error) {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
      reload()
    }
  }
  return (
    <section class="section" aria-labelledby="people">
      <h2 class="section-title" id="people">
        {t.team.people}
      </h2>
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={t.settings.loadFailed} trouble={state.trouble} retry={reload} />}
      {people.length > 0 && (
        <div class="table-place">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.team.name}</th>
                <th scope="col">{t.team.role}</th>
                <th scope="col">{t.team.state}</th>
                <th scope="col" class="table-number">
                  {t.team.load}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {people.map((agent) => (
                <Person
                  key={agent.id}
                  agent={agent}
                  self={agent.id === me.id}
                  onRole={(role) =>
                    void change(agent, { role }, t.team.roleChanged(agent.name, t.team.roles[role].toLowerCase()))
                  }
                  onEnd={() => setLeaving(agent)}
                  onRestore={() => void change(agent, { active: true }, t.team.restored(agent.name))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {leaving && (
        <Confirm
          title={t.team.deactivateTitle(leaving.name)}
          text={t.team.deactivateText(leaving.name)}
          action={t.team.deactivate}
          onConfirm={() => void change(leaving, { active: false }, t.team.deactivated(leaving.name))}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  )
}

interface PersonProps {
  agent: Agent
  self: boolean
  onRole: (role: Agent['role']) => void
  onEnd: () => void
  onRestore: () => void
}

function Person({ agent, self, onRole, onEnd, onRestore }: PersonProps) {
  const status = !agent.active ? t.team.inactive : agent.availability === 'available' ? t.nav.available : t.nav.away
  const dot = !agent.active ? 'off' : agent.availability
  return (
    <tr class={agent.active ? '' : 'is-inactive'}>
      <th scope="row">
        <span class="person">
          <Avatar name={agent.name} id={agent.id} />
          <span>
            {agent.name}
            {self && <span class="tag">{t.team.you}</span>}
            <span class="person-email">{agent.email}</span>
          </span>
        </span>
      </th>
      <td>
        {self ? (
          t.team.roles[agent.role]
        ) : (
          <select
            class="input select select-small"
            aria-label={t.team.roleOf(agent.name)}
            value={agent.role}
            disabled={!agent.active}
            onChange={(event) => {
              const role = AGENT_ROLES.find((one) => one === event.currentTarget.value)
              if (role) onRole(role)
            }}
          >
            {AGENT_ROLES.map((role) => (
              <option key={role} value={role}>
                {t.team.roles[role]}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        <span class="state">
          <span class={`status-dot is-${dot}`} />
          {status}
        </span>
      </td>
      <td class="table-number">{agent.openConversations}</td>
      <td class="table-action">
        {!self && (
          <button
            type="button"
            class="button button-small"
            aria-label={agent.active ? t.team.deactivateLabel(agent.name) : t.team.restoreLabel(agent.name)}
            onClick={agent.active ? onEnd : onRestore}
          >
            {agent.active ? t.team.deactivate : t.team.restore}
          </button>
        )}
      </td>
    </tr>
  )
}
