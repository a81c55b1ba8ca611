import { CodedError } from '@deskbell/protocol'

/**
 * Throws `invalid_transition` unless the table allows the step.
 *
 * @example assertTransition(CONVERSATION_TRANSITIONS, row.status, 'closed')
 */
export function assertTransition<S extends string>(table: Readonly<Record<S, readonly S[]>>, from: S, to: S): void {
  if (table[from].includes(to)) return
  throw new CodedError('invalid_transition', `It is ${from}; from there it can become ${table[from].join(' or ')}`)
}
