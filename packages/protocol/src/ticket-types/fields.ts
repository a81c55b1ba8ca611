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
export const IsoDate = v.pipe(
  v.string(),
  v.isoDate('must be a date such as 2026-03-01'),
  v.check(isInCalendar, 'must be a day that there is'),
)

/** Whether a date has that day: the 30th of February has not. */
function isInCalendar(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

/** What was answered: text, a choice's value, a number, a date, the ids of files, or the reference of a booking. */
export const FieldValue = v.union([
  v.pipe(v.string(), v.maxLength(LIMITS.commentLength)),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.array(id('attachment')), v.maxLength(LIMITS.attachmentsPerMessage)),
])
export type FieldValue = v.InferOutput<typeof FieldValue>

export const FieldValues = v.pipe(v.record(Key, FieldValue), v.maxEntries(LIMITS.fieldsPerType))
export type FieldValues = v.InferOutput<typeof FieldValues>
