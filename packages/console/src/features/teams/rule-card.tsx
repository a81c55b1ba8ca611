import { LIMITS, type Team, type TicketType } from '@deskbell/protocol'
import { ArrowRight, Plus, Trash2 } from 'lucide'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { SortHandle } from '../help/sort-handle.tsx'
import { ConditionRow } from './condition-row.tsx'
import { type ConditionDraft, checkRule, FACTS, newCondition, type RuleDraft } from './rule-draft.ts'

/** The contract allows no more in one rule. */
const MOST_CONDITIONS = 10

interface Props {
  rule: RuleDraft
  index: number
  count: number
  teams: readonly Team[]
  types: readonly TicketType[]
  /** Whether what does not fit is shown already. */
  checked: boolean
  /** The trial found that this rule decides. */
  hit: boolean
  onChange: (rule: RuleDraft) => void
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

/** One rule: everything that must hold, and the team it gives the ticket to. */
export function RuleCard({ rule, index, count, teams, types, checked, hit, onChange, onMove, onRemove }: Props) {
  const n = index + 1
  const faults = checked ? checkRule(rule) : null
  const set = (part: Partial<RuleDraft>) => onChange({ ...rule, ...part })
  const setCondition = (next: ConditionDraft) =>
    set({ conditions: rule.conditions.map((one) => (one.id === next.id ? next : one)) })
  const problems = [
    faults?.name && s.route.needName,
    faults?.team && s.route.needTeamOf,
    faults?.none && s.route.needCondition,
  ].filter(Boolean)
  const unused = FACTS.find((fact) => !rule.conditions.some((one) => one.fact === fact)) ?? 'attribute'
  return (
    <li class={`route-card ${hit ? 'is-hit' : ''}`}>
      <div class="route-head">
        <SortHandle label={s.route.move(n)} hint={s.moveHint} index={index} count={count} onMove={onMove} />
        <span class="route-number number">{n}</span>
        <input
          id={`rule-name-${rule.id}`}
          class="input"
          dir="auto"
          aria-label={s.route.name(n)}
          aria-invalid={faults?.name}
          placeholder={s.route.namePlaceholder}
          maxLength={LIMITS.nameLength}
          value={rule.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
        <button type="button" class="icon-button" aria-label={s.route.remove(n)} onClick={onRemove}>
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      <div class="route-body">
        {rule.conditions.map((one, place) => (
          <ConditionRow
            key={one.id}
            condition={one}
            place={place}
            types={types}
            wrong={faults?.conditions.has(one.id) ?? false}
            onChange={setCondition}
            onRemove={() => set({ conditions: rule.conditions.filter((each) => each.id !== one.id) })}
          />
        ))}
        <div>
          <button
            type="button"
            class="button button-small button-quiet"
            disabled={rule.conditions.length >= MOST_CONDITIONS}
            onClick={() => set({ conditions: [...rule.conditions, newCondition(unused)] })}
          >
            <Icon icon={Plus} size={16} />
            {s.route.addCondition}
          </button>
        </div>
        <div class="route-team">
          <Icon icon={ArrowRight} size={16} />
          <span>{s.route.goesTo}</span>
          <select
            class="input select select-small"
            aria-label={s.route.teamOf(n)}
            aria-invalid={faults?.team}
            value={rule.teamId}
            onChange={(event) => set({ teamId: event.currentTarget.value })}
          >
            <option value="">{s.route.chooseTeam}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        </div>
        {problems.length > 0 && <p class="field-error">{problems.join(' ')}</p>}
      </div>
    </li>
  )
}
