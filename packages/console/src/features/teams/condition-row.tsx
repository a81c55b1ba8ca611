import { CHANNELS, LIMITS, PRIORITIES, type TicketType } from '@deskbell/protocol'
import { X } from 'lucide'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pills } from '../ticket-setup/pills.tsx'
import { LanguageChips } from './language-chips.tsx'
import { type ConditionDraft, FACTS, type Fact, newCondition } from './rule-draft.ts'

interface Props {
  condition: ConditionDraft
  place: number
  types: readonly TicketType[]
  wrong: boolean
  onChange: (condition: ConditionDraft) => void
  onRemove: () => void
}

/** One thing that must hold: a fact of the ticket, and the values of which it is one. */
export function ConditionRow({ condition, place, types, wrong, onChange, onRemove }: Props) {
  return (
    <div class="condition">
      <span class="condition-join">{place === 0 ? s.route.where : s.route.and}</span>
      <select
        class="input select select-small"
        aria-label={s.route.fact(place + 1)}
        value={condition.fact}
        onChange={(event) => {
          const fact = FACTS.find((one) => one === event.currentTarget.value) ?? condition.fact
          onChange({ ...newCondition(fact), id: condition.id })
        }}
      >
        {FACTS.map((fact) => (
          <option key={fact} value={fact}>
            {s.route.facts[fact]}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button condition-remove"
        aria-label={s.route.removeCondition(place + 1)}
        onClick={onRemove}
      >
        <Icon icon={X} size={16} />
      </button>
      <div class="condition-values">
        <Values condition={condition} types={types} onChange={onChange} />
        {wrong && <p class="field-error">{condition.fact === 'attribute' ? s.route.needKey : s.route.needValue}</p>}
      </div>
    </div>
  )
}

function Values({ condition, types, onChange }: Pick<Props, 'condition' | 'types' | 'onChange'>) {
  const { fact, values } = condition
  const set = (next: readonly string[]) => onChange({ ...condition, values: next })
  if (fact === 'language') return <LanguageChips tags={values} onChange={set} />
  if (fact === 'attribute') {
    return (
      <div class="attribute">
        <input
          class="input"
          aria-label={s.route.attributeKey}
          placeholder={s.route.attributeKeyHint}
          maxLength={LIMITS.attributeKeyLength}
          value={condition.key}
          onInput={(event) => onChange({ ...condition, key: event.currentTarget.value })}
        />
        <span>{s.route.is}</span>
        <input
          class="input"
          aria-label={s.route.attributeValues}
          placeholder={s.route.attributeValuesHint}
          maxLength={LIMITS.attributeValueLength}
          value={condition.text}
          onInput={(event) => onChange({ ...condition, text: event.currentTarget.value })}
        />
      </div>
    )
  }
  return (
    <Pills label={s.route.factNames[fact]} options={optionsOf(fact, types, values)} chosen={values} onChange={set} />
  )
}

function optionsOf(fact: Fact, types: readonly TicketType[], values: readonly string[]): [string, string][] {
  if (fact === 'priority') return PRIORITIES.map((one) => [one, s.priorities[one]])
  if (fact === 'channel') return CHANNELS.map((one) => [one, s.channels[one]])
  return types
    .filter((type) => !type.archived || values.includes(type.id))
    .map((type) => [type.id, type.archived ? s.route.archivedType(type.name) : type.name])
}
