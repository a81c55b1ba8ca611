import { type Macro, type MacroAction, unknownVariables } from '@deskbell/protocol'
import { s } from '../../i18n/setup.ts'
import { tagsOf } from '../tickets/tags.ts'

/** A step while it is edited; `id` stays with it wherever it moves, and tags are typed. */
export interface StepDraft {
  readonly id: number
  readonly action: MacroAction
  readonly tags: string
}
export interface MacroDraft {
  readonly name: string
  readonly steps: readonly StepDraft[]
}
export type StepKind = MacroAction['do']

/** The contract allows no more in one macro. */
export const MOST_STEPS = 10

/** What a step of each kind begins with. */
const FRESH: { readonly [K in StepKind]: Extract<MacroAction, { do: K }> } = {
  reply: { do: 'reply', text: '' },
  note: { do: 'note', text: '' },
  status: { do: 'status', status: 'resolved' },
  priority: { do: 'priority', priority: 'high' },
  team: { do: 'team', teamId: null },
  assign: { do: 'assign', to: 'me' },
  add_tags: { do: 'add_tags', tags: [] },
  remove_tags: { do: 'remove_tags', tags: [] },
}
export const STEP_KINDS = Object.keys(FRESH) as StepKind[]

let made = 0
export function newStep(kind: StepKind): StepDraft {
  made += 1
  return { id: made, action: FRESH[kind], tags: '' }
}

export const toDraft = (macro: Macro | null): MacroDraft => ({
  name: macro?.name ?? '',
  steps: (macro?.actions ?? []).map((action) => ({
    ...newStep(action.do),
    ...{ action, tags: 'tags' in action ? action.tags.join(', ') : '' },
  })),
})

export const toMacro = ({ name, steps }: MacroDraft): Omit<Macro, 'id'> => ({
  name: name.trim(),
  actions: steps.map(({ action, tags }) => {
    if ('tags' in action) return { ...action, tags: tagsOf(tags) }
    return 'text' in action ? { ...action, text: action.text.trim() } : action
  }),
})

/** What does not fit in a step, in words; null where it does. */
export function stepFault({ action, tags }: StepDraft): string | null {
  if ('text' in action) {
    const unknown = unknownVariables(action.text)
    if (unknown.length > 0) return s.template.unknown(unknown)
    return action.text.trim() === '' ? s.macro.needText : null
  }
  if (!('tags' in action)) return null
  const given = tagsOf(tags)
  const fits = given.length > 0 && given.length <= 20
  return fits ? null : s.macro.needTag
}

export function checkMacro({ name, steps }: MacroDraft): Partial<Record<keyof MacroDraft, string>> {
  return {
    ...(name.trim() === '' && { name: s.needName }),
    ...(steps.length === 0
      ? { steps: s.macro.needSteps }
      : steps.some((step) => stepFault(step) !== null) && { steps: s.wrong }),
  }
}
