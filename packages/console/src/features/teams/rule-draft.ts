import {
  type Priority,
  type RoutingCondition,
  type RoutingRule,
  type RoutingRules,
  RoutingRule as RuleSchema,
} from '@deskbell/protocol'
import * as v from 'valibot'

export const FACTS = ['type', 'language', 'priority', 'channel', 'attribute'] as const
export type Fact = (typeof FACTS)[number]

/** A condition while it is edited. `values` are ids, tags, priorities or channels; an attribute's are typed. */
export interface ConditionDraft {
  readonly id: number
  readonly fact: Fact
  readonly values: readonly string[]
  /** For an attribute of the customer only. */
  readonly key: string
  readonly text: string
}

/** A rule while it is edited; `id` stays with it wherever it moves. */
export interface RuleDraft {
  readonly id: number
  readonly name: string
  readonly conditions: readonly ConditionDraft[]
  readonly teamId: string
}

let made = 0
const nextId = () => {
  made += 1
  return made
}
export const newCondition = (fact: Fact = 'type'): ConditionDraft => ({
  ...{ id: nextId(), fact, values: [], key: '', text: '' },
})
export const newRule = (): RuleDraft => ({ id: nextId(), name: '', conditions: [newCondition()], teamId: '' })

export const toDrafts = (rules: RoutingRules): RuleDraft[] =>
  rules.items.map(({ name, conditions, teamId }) => ({
    ...{ id: nextId(), name, teamId },
    conditions: conditions.map((one) => ({
      ...newCondition(one.fact),
      ...(one.fact === 'attribute' ? { key: one.key, text: one.is.join(', ') } : { values: one.is }),
    })),
  }))

/** The values of an attribute as they are typed: separated by commas, each once. */
export const typedValues = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

function toCondition({ fact, values, key, text }: ConditionDraft): RoutingCondition {
  const is = [...values]
  switch (fact) {
    case 'attribute':
      return { fact, key: key.trim(), is: typedValues(text) }
    case 'priority':
      return { fact, is: is as Priority[] }
    default:
      return { fact, is }
  }
}

export const toRules = (drafts: readonly RuleDraft[]): RoutingRule[] =>
  drafts.map(({ name, conditions, teamId }) => ({
    ...{ name: name.trim(), teamId },
    conditions: conditions.map(toCondition),
  }))

/** What does not fit in a rule: its own parts, and its conditions by id. */
export interface RuleFaults {
  readonly name?: true
  readonly team?: true
  readonly none?: true
  readonly conditions: ReadonlySet<number>
}

export function checkRule(rule: RuleDraft): RuleFaults {
  const wrong = rule.conditions.filter((one) => {
    const { is, ...rest } = toCondition(one)
    return is.length === 0 || ('key' in rest && rest.key === '')
  })
  return {
    ...(rule.name.trim() === '' && { name: true }),
    ...(rule.teamId === '' && { team: true }),
    ...(rule.conditions.length === 0 && { none: true }),
    conditions: new Set(wrong.map((one) => one.id)),
  }
}

/** Whether a rule can be saved, by the contract itself. */
export const fits = (rule: RuleDraft): boolean => toRules([rule]).every((one) => v.is(RuleSchema, one))

/** Whether nothing was changed. What was saved is written anew for it, as the order of its parts says nothing. */
export const sameRules = (drafts: readonly RuleDraft[], saved: RoutingRules): boolean =>
  JSON.stringify(toRules(drafts)) === JSON.stringify(toRules(toDrafts(saved)))

/**
 * Attributes as they are typed, one in each line: `plan = Studio`. Lines without `=` say nothing.
 *
 * @example parseAttributes('plan = Studio\nseats=12') // { plan: 'Studio', seats: '12' }
 */
export function parseAttributes(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line))
  return Object.fromEntries(lines.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? '']] : [])))
}
