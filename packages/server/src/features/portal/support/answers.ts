import {
  ClientId,
  type ContactForm,
  type ContactMethod,
  checkFields,
  Email,
  type FieldValues,
  isAsked,
  LIMITS,
  Name,
  Subject,
  type TicketField,
} from '@deskbell/protocol'
import * as v from 'valibot'
import type { Words } from '../i18n/words.ts'
import { type Fault, faultOfField, faultsOfFiles, fieldId } from './fault.ts'
import type { SentFile, SentForm } from './form.ts'

export type OfferedType = ContactForm['types'][number]

/** What somebody asks with the form, once all of it fits. */
export interface Question {
  readonly clientId: string
  readonly name: string | null
  readonly email: string
  readonly phone: string | null
  readonly subject: string
  readonly text: string
  readonly pressing: boolean
  readonly contactMethod: ContactMethod
  /** Answers to the fields of the type, but for files, which are kept first. */
  readonly fields: FieldValues
  readonly files: readonly SentFile[]
  /** Files by the field that asks for them. */
  readonly fieldFiles: ReadonlyMap<string, readonly SentFile[]>
}

/** How the form names the answer to a field. */
export const inputName = (key: string): string => `field.${key}`
/** Stands in for the ids of files that are not kept yet. */
const KEPT_LATER = 'att_01h455vb4pex5vsknk084sn02q'
const PHONE = /^[+\d][\d\s().\-/]{3,29}$/

/** Reads a form, or says what is wrong with it. A form without any fault comes with no faults. */
export function readAnswers(form: SentForm, type: OfferedType, t: Words): { question: Question; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (id: string, words: string) => faults.push({ id, words })
  const values = valuesOf(form, type.fields)
  const { values: fields, errors } = checkFields(type.fields, values)
  for (const { key } of errors) {
    const field = type.fields.find((one) => one.key === key)
    if (field) fault(fieldId(key), faultOfField(t, field, values[key]))
  }
  const fieldFiles = new Map(
    type.fields
      .filter((field) => field.kind === 'file' && isAsked(type.fields, field, values))
      .map(({ key }) => [key, form.files(inputName(key))]),
  )
  const files = form.files('files')
  let count = 0
  for (const [key, some] of fieldFiles) {
    faults.push(...faultsOfFiles(t, fieldId(key), some))
    count += some.length
  }
  const name = form.text('name').trim()
  const email = v.safeParse(Email, form.text('email'))
  const phone = form.text('phone').trim()
  const subject = v.safeParse(Subject, form.text('subject'))
  const text = form.text('message').trim()
  const byPhone = form.text('method') === 'phone'
  const line = t('faultLine', { length: t.number(LIMITS.nameLength) })
  if (form.text('website') !== '') fault('f.website', t('faultTrap'))
  if (name !== '' && !v.is(Name, name)) fault('f.name', line)
  if (!email.success) fault('f.email', t('faultEmail'))
  if (byPhone ? !PHONE.test(phone) : phone !== '' && !PHONE.test(phone)) fault('f.phone', t('faultPhone'))
  if (!subject.success) fault('f.subject', form.text('subject').trim() === '' ? t('faultSubject') : line)
  if (text === '') fault('f.message', t('faultMessage'))
  if (lengthWith(text, phone) > LIMITS.messageLength) {
    fault('f.message', t('faultLong', { length: t.number(LIMITS.messageLength - 60) }))
  }
  faults.push(...faultsOfFiles(t, 'f.files', files, count))
  const clientId = v.safeParse(ClientId, form.text('clientId'))
  const question: Question = {
    clientId: clientId.success ? clientId.output : '',
    name: name === '' ? null : name,
    email: email.success ? email.output : '',
    phone: phone === '' ? null : phone,
    subject: subject.success ? subject.output : '',
    text: withPhone(text, phone),
    pressing: form.text('pressing') === 'yes',
    contactMethod: byPhone ? 'phone' : 'email',
    fields: Object.fromEntries(Object.entries(fields).filter(([key]) => !fieldFiles.has(key))),
    files,
    fieldFiles,
  }
  return { question, faults: inOrder(faults, type.fields) }
}

/** The answers as the contract has them: numbers as numbers, and something for each file. */
function valuesOf(form: SentForm, fields: readonly TicketField[]): FieldValues {
  return Object.fromEntries(
    fields.flatMap(({ key, kind }): [string, FieldValues[string]][] => {
      if (kind === 'file') {
        const ids = form.files(inputName(key)).map(() => KEPT_LATER)
        return ids.length > 0 ? [[key, ids]] : []
      }
      const text = form.text(inputName(key)).trim()
      if (text === '') return []
      return [[key, kind === 'number' ? (numberOf(text) ?? text) : text]]
    }),
  )
}

/** @example numberOf('1.234,5') // null: nobody can say what it means; numberOf('12,50') // 12.5 */
function numberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0']/g, '')
  return /^-?\d{1,15}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** A contact keeps what it was first known by, so the number to call stands where agents read it. */
function withPhone(text: string, phone: string): string {
  return phone === '' ? text : `${text}\n\n☎ ${phone}`
}

function lengthWith(text: string, phone: string): number {
  return withPhone(text, phone).length
}

/** As the form shows them from top to bottom. */
function inOrder(faults: readonly Fault[], fields: readonly TicketField[]): Fault[] {
  const order = [
    ...fields.map(({ key }) => fieldId(key)),
    ...['subject', 'message', 'files', 'pressing', 'name', 'email', 'method', 'phone', 'website'].map(
      (name) => `f.${name}`,
    ),
  ]
  return faults.toSorted((a, b) => order.indexOf(a.id ?? '') - order.indexOf(b.id ?? ''))
}
