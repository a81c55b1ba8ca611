import type { Priority } from '../ticket-types/schemas.ts'
import type { RoutingCondition, RoutingRule } from './schemas.ts'

/** What rules may ask about a new ticket. */
export interface TicketFacts {
  readonly typeId: string
  /** The customer's language tag, such as `pt-BR`. */
  readonly locale: string | null
  readonly priority: Priority
  readonly channel: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
}

/**
 * The first rule of which every condition holds. The service routes by it, and the console tries
 * rules with it before they are saved.
 *
 * @example firstFitting(rules, { typeId, locale: 'pt-BR', priority: 'high', channel: 'email', attributes: {} })
 */
export function firstFitting<R extends Pick<RoutingRule, 'conditions'>>(
  rules: readonly R[],
  facts: TicketFacts,
): R | undefined {
  return rules.find((rule) => rule.conditions.every((condition) => holds(condition, facts)))
}

function holds(condition: RoutingCondition, facts: TicketFacts): boolean {
  switch (condition.fact) {
    case 'type':
      return condition.is.includes(facts.typeId)
    case 'language':
      return facts.locale !== null && condition.is.some((tag) => isOfLanguage(facts.locale ?? '', tag))
    case 'priority':
      return condition.is.includes(facts.priority)
    case 'channel':
      return condition.is.includes(facts.channel)
    case 'attribute': {
      const value = Object.hasOwn(facts.attributes, condition.key) ? facts.attributes[condition.key] : undefined
      return value !== undefined && condition.is.includes(String(value))
    }
  }
}

/** Whether a language tag is another one, or more exact: `pt-BR` is `pt`, but `pt` is not `pt-BR`. */
function isOfLanguage(locale: string, tag: string): boolean {
  const [is, of] = [locale.toLowerCase(), tag.toLowerCase()]
  return is === of || is.startsWith(`${of}-`)
}
