/** What canned responses, macros and first responses may name between `{{` and `}}`. */
export const VARIABLES = [
  'customer.name',
  'customer.first_name',
  'customer.email',
  'agent.name',
  'agent.first_name',
  'ticket.number',
  'ticket.subject',
  'workspace.name',
  'expected_response',
] as const
export type Variable = (typeof VARIABLES)[number]

/** `{{ customer.name }}` or `{{customer.name|there}}`, the word after the bar standing in where there is no value. */
const PLACE = /\{\{\s*([a-z_.]+)\s*(?:\|([^{}|]*))?\}\}/g

/**
 * The names in a text that are no variables, each once. Refused when a text is saved. `known` are those
 * of canned responses and macros unless said.
 *
 * @example unknownVariables('Hello {{name}}') // ['name']
 */
export function unknownVariables(text: string, known: readonly string[] = VARIABLES): string[] {
  const names = placesOf(text).map(({ name }) => name)
  return [...new Set(names.filter((name) => !known.includes(name)))]
}

/**
 * Where a text names something, in order, and what stands after the bar; null without a bar.
 *
 * @example placesOf('Hello {{customer.first_name|there}}') // [{ name: 'customer.first_name', otherwise: 'there' }]
 */
export function placesOf(text: string): { name: string; otherwise: string | null }[] {
  return [...text.matchAll(PLACE)].map(([, name = '', otherwise]) => ({ name, otherwise: otherwise ?? null }))
}

/**
 * Puts values in their places. A variable without a value gives what stands after its bar, else nothing,
 * and the space before it goes too. Values are put in as they are: no value is read for variables again.
 *
 * @example fillVariables('Hello {{customer.first_name|there}},', {}) // 'Hello there,'
 */
export function fillVariables(text: string, values: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(new RegExp(` ?${PLACE.source}`, 'g'), (place, name: string, otherwise: string | undefined) => {
    const value = values[name]?.trim() || otherwise?.trim() || ''
    const space = place.startsWith(' ') ? ' ' : ''
    return value === '' ? '' : space + value
  })
}
