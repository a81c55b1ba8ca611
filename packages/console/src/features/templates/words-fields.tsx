import { LIMITS, type TemplateWords } from '@deskbell/protocol'
import type { RefObject } from 'preact'
import { n } from '../../i18n/notices.ts'
import { Field } from '../../ui/field.tsx'
import { directionOf } from '../help/languages.ts'
import { FIELDS, type WordsField } from './words.ts'

const MOST: Record<WordsField, number> = {
  subject: LIMITS.subjectLength,
  heading: LIMITS.subjectLength,
  body: 4_000,
  button: 80,
  short: 300,
}

type TextControl = HTMLInputElement | HTMLTextAreaElement

interface Props {
  words: TemplateWords
  locale: string
  /** What the service said of each field. */
  errors: Partial<Record<WordsField, string>>
  /** Each field's own control, for whoever puts something in. */
  controls: RefObject<Partial<Record<WordsField, TextControl | null>>>
  onChange: (field: WordsField, text: string) => void
  onFocus: (field: WordsField) => void
}

/** The five texts of a notification. */
export function WordsFields({ words, locale, errors, controls, onChange, onFocus }: Props) {
  return (
    <>
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={n.templates.fields[field]}
          hint={n.templates.hints[field]}
          error={errors[field]}
          class={`words-${field}`}
        >
          {(control) => {
            const props = {
              ...control,
              class: 'input',
              lang: locale,
              dir: directionOf(locale),
              maxLength: MOST[field],
              value: words[field],
              onFocus: () => onFocus(field),
              onInput: (event: { currentTarget: TextControl }) => onChange(field, event.currentTarget.value),
              ref: (element: TextControl | null) => {
                controls.current[field] = element
              },
            }
            if (field === 'body') return <textarea {...props} rows={11} />
            if (field === 'short') return <textarea {...props} rows={3} />
            return <input {...props} />
          }}
        </Field>
      ))}
    </>
  )
}
