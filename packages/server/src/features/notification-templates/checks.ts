import {
  CodedError,
  type FieldError,
  type NotificationKind,
  type TemplateWords,
  unknownVariables,
  variablesOfKind,
} from '@deskbell/protocol'

/** What is left between braces where a name was written in a way that none is, such as `{{ Name }}`. */
const PLACE = /\{\{\s*[a-z_.]+\s*(?:\|[^{}|]*)?\}\}/g

/**
 * Throws `invalid_input` where words name what their kind knows nothing of, or leave braces open: a mail must
 * never show either.
 */
export function requireKnownVariables(kind: NotificationKind, words: TemplateWords): void {
  const known = variablesOfKind(kind)
  const errors = Object.entries(words).flatMap(([field, text]): FieldError[] => {
    const path = `body.words.${field}`
    const unknown = unknownVariables(text, known)
    if (unknown.length > 0) return [{ path, message: `names ${unknown.join(', ')}; there are ${known.join(', ')}` }]
    const isOpen = /\{\{|\}\}/.test(text.replace(PLACE, ''))
    return isOpen ? [{ path, message: `has braces without a name in them; there are ${known.join(', ')}` }] : []
  })
  if (errors.length > 0) throw new CodedError('invalid_input', 'The words name what there is not', { errors })
}
