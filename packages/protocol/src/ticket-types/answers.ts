import { LIMITS } from '../core/limits.ts'
import type { FieldValue, FieldValues, TicketField } from './fields.ts'

// Without schemas, so that a form can carry it to every visitor.

/** As `IsoDate` has it. */
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/

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
      return typeof value === 'string' && DATE.test(value) ? null : 'must be a date such as 2026-03-01'
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
