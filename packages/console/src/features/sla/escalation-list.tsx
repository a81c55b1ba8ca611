import { type Agent, CLOCK_KINDS, type Team } from '@deskbell/protocol'
import { Plus, Trash2 } from 'lucide'
import { s } from '../../i18n/setup.ts'
import { Check } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pills } from '../ticket-setup/pills.tsx'
import { type EscalationDraft, escalationFault, newEscalation } from './policy-draft.ts'

/** The contract allows no more in one policy. */
const MOST = 20
const WHENS = ['at_risk', 'breached'] as const

interface Props {
  escalations: readonly EscalationDraft[]
  teams: readonly Team[]
  agents: readonly Agent[]
  checked: boolean
  onChange: (escalations: readonly EscalationDraft[]) => void
}

/** What happens by itself when a promise is at risk or broken. */
export function EscalationList({ escalations, teams, agents, checked, onChange }: Props) {
  return (
    <section class="section" aria-labelledby="escalations">
      <div>
        <h2 class="section-title" id="escalations">
          {s.policy.escalations}
        </h2>
        <p class="field-hint">{escalations.length > 0 ? s.policy.escalationsHint : s.policy.noEscalations}</p>
      </div>
      {escalations.length > 0 && (
        <ol class="route-cards" aria-labelledby="escalations">
          {escalations.map((one, index) => (
            <EscalationCard
              key={one.id}
              escalation={one}
              n={index + 1}
              teams={teams}
              agents={agents}
              checked={checked}
              onChange={(next) => onChange(escalations.map((each) => (each.id === next.id ? next : each)))}
              onRemove={() => onChange(escalations.filter((each) => each.id !== one.id))}
            />
          ))}
        </ol>
      )}
      <div>
        <button
          type="button"
          class="button"
          disabled={escalations.length >= MOST}
          onClick={() => onChange([...escalations, newEscalation()])}
        >
          <Icon icon={Plus} size={18} />
          {s.policy.addEscalation}
        </button>
      </div>
    </section>
  )
}

interface CardProps extends Omit<Props, 'escalations' | 'onChange'> {
  escalation: EscalationDraft
  n: number
  onChange: (escalation: EscalationDraft) => void
  onRemove: () => void
}

function EscalationCard({ escalation, n, teams, agents, checked, onChange, onRemove }: CardProps) {
  const set = (part: Partial<EscalationDraft>) => onChange({ ...escalation, ...part })
  const fault = checked ? escalationFault(escalation) : null
  const reachable = agents.filter((agent) => agent.active || escalation.notifyAgentIds.includes(agent.id))
  return (
    <li class="route-card escalation">
      <div class="escalation-head">
        <span>{s.policy.when}</span>
        <select
          class="input select select-small"
          aria-label={s.policy.clockOf(n)}
          value={escalation.clock}
          onChange={(event) => {
            const clock = CLOCK_KINDS.find((one) => one === event.currentTarget.value)
            if (clock) set({ clock })
          }}
        >
          {CLOCK_KINDS.map((clock) => (
            <option key={clock} value={clock}>
              {s.clocks[clock]}
            </option>
          ))}
        </select>
        <span>{s.policy.is}</span>
        <select
          class="input select select-small"
          aria-label={s.policy.whenOf(n)}
          value={escalation.when}
          onChange={(event) => {
            const when = WHENS.find((one) => one === event.currentTarget.value)
            if (when) set({ when })
          }}
        >
          {WHENS.map((when) => (
            <option key={when} value={when}>
              {s.policy.whens[when]}
            </option>
          ))}
        </select>
        <span>{s.policy.after}</span>
        <input
          class="input number-input"
          aria-label={s.policy.afterOf(n)}
          placeholder={s.policy.afterHint}
          maxLength={30}
          value={escalation.after}
          onInput={(event) => set({ after: event.currentTarget.value })}
        />
        <button
          type="button"
          class="icon-button escalation-remove"
          aria-label={s.policy.removeEscalation(n)}
          onClick={onRemove}
        >
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      <Pills
        label={s.policy.notify}
        options={reachable.map((agent) => [agent.id, agent.name] as const)}
        chosen={escalation.notifyAgentIds}
        onChange={(notifyAgentIds) => set({ notifyAgentIds })}
      />
      <div class="escalation-deeds">
        <label class="inline-field">
          <span>{s.policy.give}</span>
          <select
            class="input select select-small"
            value={escalation.teamId ?? ''}
            onChange={(event) => set({ teamId: event.currentTarget.value || null })}
          >
            <option value="">{s.policy.giveNobody}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        </label>
        <Check
          label={s.policy.raise}
          checked={escalation.raiseToUrgent}
          onChange={(raiseToUrgent) => set({ raiseToUrgent })}
        />
      </div>
      {fault && <p class="field-error">{fault}</p>}
    </li>
  )
}
