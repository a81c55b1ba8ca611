import {
  type Attachment,
  type ContactMethod,
  checkFields,
  type FieldValues,
  type TicketField,
} from '@deskbell/protocol'

/** A request as it is being written. What is typed stays text until it is checked. */
export interface ContactDraft {
  /** The same for every attempt to send it, so that none of them asks twice. */
  readonly clientId: string
  /** It was tried before: what looks like it may be itself. */
  readonly tried: boolean
  readonly typeId: string | null
  /** The number of the booking it is about, as text. */
  readonly booking: string
  readonly subject: string
  readonly text: string
  /** Answers to the fields of all types, by key: they come back with a type that asks the same. */
  readonly answers: Readonly<Record<string, string>>
  /** Files by the key of their field; those that belong to none under `''`. */
  readonly files: Readonly<Record<string, readonly Attachment[]>>
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly method: ContactMethod | null
  readonly pressing: boolean
}

export function blankDraft(clientId: string): ContactDraft {
  return {
    clientId,
    tried: false,
    typeId: null,
    booking: '',
    subject: '',
    text: '',
    answers: {},
    files: {},
    name: '',
    email: '',
    phone: '',
    method: null,
    pressing: false,
  }
}

/** A draft that was kept as text; null where it is none, or one of an earlier version. */
export function readDraft(kept: string): ContactDraft | null {
  try {
    const draft = JSON.parse(kept) as ContactDraft
    const blank = blankDraft('')
    const alike = Object.entries(blank).every(([key, value]) => {
      const held = draft[key as keyof ContactDraft]
      return value === null ? held === null || typeof held === 'string' : typeof held === typeof value && held !== null
    })
    return alike && draft.clientId ? draft : null
  } catch {
    return null
  }
}

/** Whether there is anything in a draft that somebody typed. */
export function isBlank({ subject, text, answers, files, name, email, phone }: ContactDraft): boolean {
  const typed = [subject, text, name, email, phone, ...Object.values(answers)]
  return typed.every((value) => value.trim() === '') && Object.values(files).every((list) => list.length === 0)
}

/** The answers of a draft in the form the service takes: numbers as numbers, files by their ids. */
export function valuesOf(fields: readonly TicketField[], { answers, files }: ContactDraft): FieldValues {
  const values: FieldValues = {}
  for (const { key, kind } of fields) {
    const typed = answers[key]?.trim()
    if (kind === 'file') values[key] = (files[key] ?? []).map(({ id }) => id)
    else if (kind === 'number' && typed) values[key] = numberOf(typed) ?? typed
    else if (typed) values[key] = typed
  }
  return values
}

/** A number as people type it, with a comma or a point; null where it is none. */
export function numberOf(typed: string): number | null {
  const plain = typed.trim().replace(',', '.')
  const number = Number(plain)
  return plain !== '' && Number.isFinite(number) ? number : null
}

/** What counts of the answers, and the fields whose answers do not fit: the same check as the service's. */
export function checkAnswers(
  fields: readonly TicketField[],
  draft: ContactDraft,
): { readonly values: FieldValues; readonly faulty: readonly { key: string; message: string }[] } {
  const { values, errors } = checkFields(fields, valuesOf(fields, draft))
  return { values, faulty: errors }
}
