import { FIELD_KINDS, type FieldKind, LIMITS, type TicketField } from '@deskbell/protocol'
import { keyOf } from '../../ticket-setup/key-of.ts'

/** A choice while it is edited; `value` is kept once saved, and made from the words until then. */
export interface OptionDraft {
  readonly id: number
  readonly value: string | null
  readonly label: string
}

/** A question while it is edited; `id` stays with it wherever it moves, `key` is null until it is saved. */
export interface FieldDraft {
  readonly id: number
  readonly key: string | null
  readonly kind: FieldKind
  readonly label: string
  readonly hint: string
  readonly required: boolean
  readonly options: readonly OptionDraft[]
  /** The choice it depends on, and the ids of the choices where it is asked. */
  readonly when: { readonly field: number; readonly options: readonly number[] } | null
  readonly min: string
  readonly max: string
}

let made = 0
const nextId = () => {
  made += 1
  return made
}
export const newOption = (label = '', value: string | null = null): OptionDraft => ({ id: nextId(), value, label })
export const newField = (): FieldDraft => ({
  ...{ id: nextId(), key: null, kind: FIELD_KINDS[0], label: '', hint: '', required: false },
  ...{ options: [], when: null, min: '', max: '' },
})

/** Saved questions as drafts. */
export function toDrafts(fields: readonly TicketField[]): FieldDraft[] {
  const drafts: FieldDraft[] = []
  for (const field of fields) {
    const { key, kind, label, hint = '', required, options = [], showWhen, min, max } = field
    const above = showWhen && drafts.find((one) => one.key === showWhen.key)
    drafts.push({
      ...{ id: nextId(), key, kind, label, hint, required },
      options: options.map((option) => newOption(option.label, option.value)),
      when: above
        ? {
            field: above.id,
            options: above.options.filter((one) => showWhen.is.includes(one.value ?? '')).map((one) => one.id),
          }
        : null,
      min: min === undefined ? '' : String(min),
      max: max === undefined ? '' : String(max),
    })
  }
  return drafts
}

/** What is saved of drafts. What does not fit is left as it is; `faultsOf` names it. */
export function toFields(drafts: readonly FieldDraft[]): TicketField[] {
  const keys = fieldKeys(drafts)
  const values = new Map(drafts.map((draft) => [draft.id, optionValues(draft.options)]))
  return drafts.map((draft) => {
    const { id, kind, required, options, when } = draft
    const [min, max] = [numberOf(draft.min), numberOf(draft.max)]
    const number = kind === 'number'
    const chosen = (option: number) => (when && values.get(when.field)?.get(option)) ?? ''
    return {
      ...{ key: keys.get(id) ?? '', kind, label: draft.label.trim(), required },
      ...(draft.hint.trim() && { hint: draft.hint.trim() }),
      ...(kind === 'choice' && {
        options: options.map((one) => ({ value: values.get(id)?.get(one.id) ?? '', label: one.label.trim() })),
      }),
      ...(when && { showWhen: { key: keys.get(when.field) ?? '', is: when.options.map(chosen) } }),
      ...(number && min !== null && { min }),
      ...(number && max !== null && { max }),
    }
  })
}

function fieldKeys(drafts: readonly FieldDraft[]): Map<number, string> {
  const taken = drafts.flatMap((draft) => draft.key ?? [])
  return new Map(
    drafts.map((draft) => {
      const key = draft.key ?? keyOf(draft.label, taken)
      if (draft.key === null) taken.push(key)
      return [draft.id, key]
    }),
  )
}

function optionValues(options: readonly OptionDraft[]): Map<number, string> {
  const taken = options.flatMap((option) => option.value ?? [])
  return new Map(
    options.map((option) => {
      const value = option.value ?? keyOf(option.label, taken, 'choice')
      if (option.value === null) taken.push(value)
      return [option.id, value]
    }),
  )
}

/** Keys and values that drafts were saved with since they were loaded, by the draft's id. */
export type Keys = Map<number, string>

/** Drafts with the keys they were saved with meanwhile. */
export const named = (drafts: readonly FieldDraft[], keys: Keys): FieldDraft[] =>
  drafts.map((draft) => ({
    ...draft,
    key: draft.key ?? keys.get(draft.id) ?? null,
    options: draft.options.map((one) => ({ ...one, value: one.value ?? keys.get(one.id) ?? null })),
  }))

/** Keeps the keys that drafts were saved with; `saved` is in their order. */
export function learn(keys: Keys, drafts: readonly FieldDraft[], saved: readonly TicketField[]): void {
  for (const [at, draft] of drafts.entries()) {
    const field = saved[at]
    if (field) keys.set(draft.id, field.key)
    for (const [place, option] of draft.options.entries()) {
      const value = field?.options?.[place]?.value
      if (value !== undefined) keys.set(option.id, value)
    }
  }
}

/** A number as it is typed; null where there is none, NaN where it is something else. */
function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** What does not fit in a question, by part. */
export interface FieldFaults {
  readonly label?: true
  readonly options?: 'none' | 'unnamed'
  readonly range?: true
  readonly when?: 'below' | 'none'
}

/** What does not fit, by question. */
export function faultsOf(drafts: readonly FieldDraft[]): Map<number, FieldFaults> {
  const faults = drafts.map((draft, at): [number, FieldFaults] => {
    const [min, max] = [numberOf(draft.min), numberOf(draft.max)]
    const disordered = min !== null && max !== null && !(min <= max)
    const range = draft.kind === 'number' && (Number.isNaN(min) || Number.isNaN(max) || disordered)
    const above = drafts.slice(0, at).find((one) => one.id === draft.when?.field)
    return [
      draft.id,
      {
        ...(draft.label.trim() === '' && { label: true }),
        ...(draft.kind === 'choice' && optionFault(draft.options)),
        ...(range && { range }),
        ...(draft.when && (!above ? { when: 'below' } : draft.when.options.length === 0 && { when: 'none' })),
      },
    ]
  })
  return new Map(faults.filter(([, fault]) => Object.keys(fault).length > 0))
}

function optionFault(options: readonly OptionDraft[]): Pick<FieldFaults, 'options'> {
  if (options.length === 0) return { options: 'none' }
  return options.some((one) => one.label.trim() === '') ? { options: 'unnamed' } : {}
}

/** The choices a question may depend on: those that stand above it. */
export function choicesAbove(drafts: readonly FieldDraft[], id: number): FieldDraft[] {
  const at = drafts.findIndex((one) => one.id === id)
  return drafts.slice(0, at).filter((one) => one.kind === 'choice')
}

/** Drafts with one changed; what depends on choices that are gone depends on them no more. */
export function changed(drafts: readonly FieldDraft[], next: FieldDraft): FieldDraft[] {
  const kept = next.kind === 'choice' && next.options.length === 0 ? { ...next, options: [newOption()] } : next
  return mended(drafts.map((one) => (one.id === next.id ? kept : one)))
}

export const removed = (drafts: readonly FieldDraft[], id: number): FieldDraft[] =>
  mended(drafts.filter((one) => one.id !== id))

function mended(drafts: readonly FieldDraft[]): FieldDraft[] {
  return drafts.map((draft) => {
    if (!draft.when) return draft
    const { field, options } = draft.when
    const choice = drafts.find((one) => one.id === field && one.kind === 'choice')
    if (!choice) return { ...draft, when: null }
    const left = options.filter((id) => choice.options.some((option) => option.id === id))
    return left.length === options.length ? draft : { ...draft, when: { field, options: left } }
  })
}

export const MOST_FIELDS = LIMITS.fieldsPerType
/** The contract allows no more in one choice. */
export const MOST_OPTIONS = 50
