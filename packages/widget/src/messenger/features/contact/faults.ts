import type { ContactForm, FieldError, TicketField } from '@deskbell/protocol'
import { MESSAGE_LENGTH, SUBJECT_LENGTH } from '../../limits.ts'
import { type ContactDraft, checkAnswers, numberOf } from './draft.ts'
import type { ContactTranslator } from './words/words.ts'

export type OfferedType = ContactForm['types'][number]

/** What does not fit, in words, by the id of its control. In the order in which the form asks. */
export type Faults = Readonly<Record<string, string>>

/** Who has to say what of themselves. */
export interface Asked {
  /** Name and address are not known yet. */
  readonly person: boolean
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const TELEPHONE = /^\+?[\d ()./-]{5,30}$/

/** The id of a field's control: keys of fields are letters, digits and `_`. */
export const fieldId = (key: string): string => `field_${key}`

/** Looks through a draft. Nothing is wrong where the answer is empty. */
export function faultsOf(t: ContactTranslator, type: OfferedType, draft: ContactDraft, asked: Asked): Faults {
  const faults: Record<string, string> = {}
  const needed = (id: string, value: string): void => {
    if (value.trim() === '') faults[id] = t('needed')
  }
  const fits = (id: string, value: string, most: number): void => {
    if (value.trim().length > most) faults[id] = t.count('tooLong', value.trim().length - most)
  }
  needed('subject', draft.subject)
  fits('subject', draft.subject, SUBJECT_LENGTH)
  needed('text', draft.text)
  fits('text', draft.text, MESSAGE_LENGTH)
  const { faulty } = checkAnswers(type.fields, draft)
  for (const field of type.fields) {
    const fault = faulty.find(({ key }) => key === field.key)
    if (fault) faults[fieldId(field.key)] = faultWords(t, field, draft.answers[field.key] ?? '', fault.message)
  }
  if (asked.person) {
    needed('name', draft.name)
    needed('email', draft.email)
    if (draft.email.trim() && !ADDRESS.test(draft.email.trim())) faults.email = t('badEmail')
  }
  if (draft.method === 'phone' && !TELEPHONE.test(draft.phone.trim())) faults.phone = t('badPhone')
  return faults
}

/** The check's word on one answer, as people say it; a word that is not known is told as it came. */
function faultWords(t: ContactTranslator, field: TicketField, typed: string, message: string): string {
  if (message === 'must be answered') return t('needed')
  const number = numberOf(typed)
  const say = (value: number): string => new Intl.NumberFormat(t.locale).format(value)
  switch (field.kind) {
    case 'number':
      if (number === null) return t('badNumber')
      if (field.min !== undefined && number < field.min) return t('atLeast', { number: say(field.min) })
      return field.max === undefined ? message : t('atMost', { number: say(field.max) })
    case 'date':
      return t('badDate')
    case 'choice':
      return t('badChoice')
    case 'text':
    case 'booking':
      return typed.length > SUBJECT_LENGTH ? t.count('tooLong', typed.length - SUBJECT_LENGTH) : message
    default:
      return message
  }
}

/** What the service found wrong, by the control it belongs to; the rest is left to be said as it is. */
export function faultsFrom(
  t: ContactTranslator,
  type: OfferedType,
  draft: ContactDraft,
  errors: readonly FieldError[],
): Faults {
  const faults: Record<string, string> = {}
  for (const { path, message } of errors) {
    // What does not fit the contract stands below "body"; what does not fit the type does not.
    const [first = '', key = ''] = path.replace(/^body\./, '').split('.')
    const field = first === 'fields' ? type.fields.find((one) => one.key === key) : undefined
    if (field) faults[fieldId(key)] = faultWords(t, field, draft.answers[key] ?? '', message)
    else if (first === 'content') faults.text = message
    else if (['subject', 'name', 'email'].includes(first)) faults[first] = message
    else if (first === 'attachmentIds') faults.files = message
  }
  return faults
}
