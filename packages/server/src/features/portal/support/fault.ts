import { type FieldValue, LIMITS, type TicketField } from '@deskbell/protocol'
import type { Words } from '../i18n/words.ts'
import { FORM_FILES_BYTES, type SentFile } from './form.ts'

/** Something to be mended, at the control with this id; at none where it concerns the whole form. */
export interface Fault {
  readonly id: string | null
  readonly words: string
}

const MB = 1024 * 1024

/** Where a field of a type stands in the form. */
export function fieldId(key: string): string {
  return `f.field.${key}`
}

/** What is wrong with an answer, in the reader's language. */
export function faultOfField(t: Words, field: TicketField, value: FieldValue | undefined): string {
  const isBlank = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (isBlank) return t('faultAnswer')
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number') return t('faultNumber')
      if (field.min !== undefined && value < field.min) return t('faultLeast', { least: t.number(field.min) })
      return field.max === undefined ? t('faultNumber') : t('faultMost', { most: t.number(field.max) })
    case 'date':
      return t('faultDate')
    case 'choice':
      return t('faultChoice')
    case 'text':
    case 'booking':
      return t('faultLine', { length: t.number(LIMITS.nameLength) })
    default:
      return t('faultLong', { length: t.number(LIMITS.commentLength) })
  }
}

/** What is wrong with files before anybody looks into them. */
export function faultsOfFiles(t: Words, id: string, files: readonly SentFile[], others = 0): Fault[] {
  if (files.length + others > LIMITS.attachmentsPerMessage) {
    return [{ id, words: t('faultFiles', { count: t.number(LIMITS.attachmentsPerMessage) }) }]
  }
  return files.flatMap(({ name, bytes }) => {
    if (bytes.length === 0) return [{ id, words: t('faultFileEmpty', { name }) }]
    const isLarge = bytes.length > LIMITS.attachmentBytes
    return isLarge ? [{ id, words: t('faultFileLarge', { name, size: t.number(LIMITS.attachmentBytes / MB) }) }] : []
  })
}

/** How many files there may be, and how large. */
export function filesHint(t: Words): string {
  return t('filesHint', {
    count: t.number(LIMITS.attachmentsPerMessage),
    each: t.number(LIMITS.attachmentBytes / MB),
    all: t.number(FORM_FILES_BYTES / MB),
  })
}
