import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Locale, Name } from '../core/values.ts'
import { Priority } from '../ticket-types/schemas.ts'
import { PRIORITIES } from '../tickets/states.ts'

/** People who answer one kind of question. */
export const Team = v.object({
  id: id('team'),
  name: v.string(),
  memberIds: v.array(id('agent')),
  /** Tickets of this team that are not resolved. */
  openTickets: v.number(),
})
export type Team = v.InferOutput<typeof Team>

const Members = v.pipe(v.array(id('agent')), v.maxLength(200))
export const CreateTeam = v.strictObject({ name: Name, memberIds: v.optional(Members, []) })
export type CreateTeam = v.InferOutput<typeof CreateTeam>
export const UpdateTeam = v.strictObject({ name: v.optional(Name), memberIds: v.optional(Members) })
export type UpdateTeam = v.InferOutput<typeof UpdateTeam>

const Values = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.attributeValueLength))),
  v.minLength(1),
  v.maxLength(50),
)

/** Holds where the fact named is one of the values. A language `pt` holds for `pt-BR` too. */
export const RoutingCondition = v.variant('fact', [
  v.strictObject({ fact: v.literal('type'), is: v.pipe(v.array(id('ticketType')), v.minLength(1), v.maxLength(50)) }),
  v.strictObject({ fact: v.literal('language'), is: v.pipe(v.array(Locale), v.minLength(1), v.maxLength(50)) }),
  v.strictObject({
    fact: v.literal('priority'),
    is: v.pipe(v.array(Priority), v.minLength(1), v.maxLength(PRIORITIES.length)),
  }),
  v.strictObject({ fact: v.literal('channel'), is: Values }),
  /** An attribute of the customer, such as `plan`; numbers and yes/no are compared as text. */
  v.strictObject({
    fact: v.literal('attribute'),
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.attributeKeyLength)),
    is: Values,
  }),
])
export type RoutingCondition = v.InferOutput<typeof RoutingCondition>

/** The first rule of which every condition holds decides. */
export const RoutingRule = v.strictObject({
  name: Name,
  conditions: v.pipe(v.array(RoutingCondition), v.minLength(1), v.maxLength(10)),
  teamId: id('team'),
})
export type RoutingRule = v.InferOutput<typeof RoutingRule>

/** All rules, first to last. `revision` counts the changes, so that two editors do not overwrite each other. */
export const RoutingRules = v.object({ items: v.array(RoutingRule), revision: v.number() })
export type RoutingRules = v.InferOutput<typeof RoutingRules>
export const SaveRoutingRules = v.strictObject({
  items: v.pipe(v.array(RoutingRule), v.maxLength(LIMITS.routingRules)),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type SaveRoutingRules = v.InferOutput<typeof SaveRoutingRules>
