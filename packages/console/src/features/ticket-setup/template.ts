import type { Variable } from '@deskbell/protocol'

/**
 * A text with a variable in place of what is selected, and where the caret stands after it.
 *
 * @example inserted('Hello ', 'customer.name', 6, 6) // { text: 'Hello {{customer.name}}', at: 23 }
 */
export function inserted(text: string, name: Variable, from: number, to: number): { text: string; at: number } {
  const place = `{{${name}}}`
  return { text: text.slice(0, from) + place + text.slice(to), at: from + place.length }
}
