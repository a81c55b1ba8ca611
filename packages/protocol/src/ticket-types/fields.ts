import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Name } from '../core/values.ts'

/** A name for programs: lower case letters, digits and `_`. */
export const Key = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'must begin with a letter and hold lower case letters, digits and "_" only'),
)

export const FIELD_KINDS = ['text', 'long_text', 'choice', 'number', 'date', 'file', 'booking'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

const Option = v.strictObject({ value: Key, label: Name })

/** One question of a form. One description for API validation, both forms and the console. */
export const TicketField = v.pipe(
  v.strictObject({
    key: Key,
    kind: v.picklist(FIELD_KINDS),
    label: Name,
    hint: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.nameLength))),
    required: v.boolean(),
    /** What may be chosen; for `choice` only. */
    options: v.optional(v.pipe(v.array(Option), v.minLength(1), v.maxLength(50))),
    /** Asked only where the choice named by `key`, which stands above it, has one of these values. */
    showWhen: v.optional(v.strictObject({ key: Key, is: v.pipe(v.array(Key), v.minLength(1), v.maxLength(50)) })),
    /** Smallest and greatest number, for `number` only. */
    min: v.optional(v.pipe(v.number(), v.finite())),
    max: v.optional(v.pipe(v.number(), v.finite())),
  }),
  v.check(
    (field) => (field.kind === 'choice') === (field.options !== undefined),
    'choices, and only they, have options',
  ),
)
export type TicketField = v.InferOutput<typeof TicketField>

export const TicketFields = v.pipe(
  v.array(TicketField),
  v.maxLength(LIMITS.fieldsPerType),
  v.check((fields) => new Set(fields.map((field) => field.key)).size === fields.length, 'must not repeat a key'),
  v.check(dependOnEarlierChoices, '"showWhen" must name a choice that stands above it, and values it has'),
)

function dependOnEarlierChoices(fields: TicketField[]): boolean {
  return fields.every(({ showWhen }, at) => {
    if (!showWhen) return true
    const above = fields.slice(0, at).find((field) => field.key === showWhen.key)
    return showWhen.is.every((value) => above?.options?.some((option) => option.value === value))
  })
}

/** A date without a time, such as `2026-03-01`. */
export const IsoDate = v.pipe(v.string(), v.isoDate('must be a date such as 2026-03-01'))

/** What was answered: text, a choice's value, a number, a date, the ids of files, or the reference of a booking. */
export const FieldValue = v.union([
  v.pipe(v.string(), v.maxLength(LIMITS.commentLength)),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.array(id('attachment')), v.maxLength(LIMITS.attachmentsPerMessage)),
])
export type FieldValue = v.InferOutput<typeof FieldValue>

export const FieldValues = v.pipe(v.record(Key, FieldValue), v.maxEntries(LIMITS.fieldsPerType))
export type FieldValues = v.InferOutput<typeof FieldValues>

/**
 * Whether a field is asked, given what was answered so far. One that depends on a field which is
 * itself hidden is hidden too.
 *
 * @example isAsked(fields, fields[1], { reason: 'refund' })
 */
export function isAsked(fields: readonly TicketField[], field: TicketField, values: FieldValues): boolean {
  const { showWhen } = field
  if (!showWhen) return true
  const above = fields.find(({ key }) => key === showWhen.key)
  const value = values[showWhen.key]
  return (
    above !== undefined && typeof value === 'string' && showWhen.is.includes(value) && isAsked(fields, above, values)
  )
}

/**
 * Checks answers against the fields of a type. Gives the answers that count (those asked, blanks left
 * out) and what is wrong with the others, each by its key, in words a person can act upon.
 *
 * @example checkFields(type.fields, { amount: 12 }) // { values: { amount: 12 }, errors: [] }
 */
export function checkFields(
  fields: readonly TicketField[],
  values: FieldValues,
): { values: FieldValues; errors: { key: string; message: string }[] } {
  const kept: FieldValues = {}
  const errors: { key: string; message: string }[] = []
  const known = new Set(fields.map((field) => field.key))
  for (const key of Object.keys(values)) if (!known.has(key)) errors.push({ key, message: 'is not asked by this type' })
  for (const field of fields) {
    if (!isAsked(fields, field, values)) continue
    const value = blankless(values[field.key])
    if (value === undefined) {
      if (field.required) errors.push({ key: field.key, message: 'must be answered' })
      continue
    }
    const fault = faultOf(field, value)
    if (fault) errors.push({ key: field.key, message: fault })
    else kept[field.key] = value
  }
  return { values: kept, errors }
}

function blankless(value: FieldValue | undefined): FieldValue | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  return Array.isArray(value) && value.length === 0 ? undefined : value
}

function faultOf(field: TicketField, value: FieldValue): string | null {
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number') return 'must be a number'
      if (field.min !== undefined && value < field.min) return `must be at least ${field.min}`
      return field.max !== undefined && value > field.max ? `must be at most ${field.max}` : null
    case 'file':
      return Array.isArray(value) ? null : 'must be files'
    case 'choice':
      return field.options?.some((option) => option.value === value) ? null : 'must be one of the choices'
    case 'date':
      return v.is(IsoDate, value) ? null : 'must be a date such as 2026-03-01'
    case 'text':
    case 'booking':
      if (typeof value !== 'string') return 'must be text'
      return value.length > LIMITS.nameLength || /\p{Cc}/u.test(value)
        ? `must be one line of at most ${LIMITS.nameLength} characters`
        : null
    case 'long_text':
      return typeof value === 'string' ? null : 'must be text'
  }
}
