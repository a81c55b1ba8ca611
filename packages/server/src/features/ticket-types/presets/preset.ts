import type { CreateTicketType, TicketField } from '@deskbell/protocol'
import type * as v from 'valibot'

/** One type of a ready-made list. Teams and policies are a workspace's own, so it names none. */
export type PresetType = Omit<v.InferInput<typeof CreateTicketType>, 'teamId' | 'slaPolicyId'>

/** A ready-made list of types, in its order. */
export interface Preset {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly types: readonly PresetType[]
}

type More = Partial<Pick<TicketField, 'required' | 'hint' | 'showWhen' | 'min' | 'max'>>

/** A question of a form; it may be left blank unless said. */
export function ask(
  kind: Exclude<TicketField['kind'], 'choice'>,
  key: string,
  label: string,
  more: More = {},
): TicketField {
  return { key, kind, label, required: false, ...more }
}

/** A question with answers to choose from, each by the key that programs know it by. */
export function choose(
  key: string,
  label: string,
  answers: Readonly<Record<string, string>>,
  more: More = {},
): TicketField {
  const options = Object.entries(answers).map(([value, said]) => ({ value, label: said }))
  return { key, kind: 'choice', label, required: false, options, ...more }
}

/** Asked only where the choice `key` has one of these values. */
export function when(key: string, ...is: string[]): More {
  return { showWhen: { key, is } }
}
