import { checkFields, type FieldValues, type TicketField } from '@deskbell/protocol'

/**
 * The answers that count and, by key, what is wrong with the others: both as the service decides it.
 * Files were sent by the customer and are not asked of an agent.
 */
export function answersOf(
  fields: readonly TicketField[],
  values: FieldValues,
): { values: FieldValues; errors: Record<string, string> } {
  const known = new Set(fields.map((field) => field.key))
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key)))
  const checked = checkFields(fields, own)
  return { values: checked.values, errors: Object.fromEntries(checked.errors.map((one) => [one.key, one.message])) }
}
