import type { TemplateWords } from '@deskbell/protocol'
import * as v from 'valibot'
import type { Drafts } from '../../app/drafts.ts'

export const FIELDS = ['subject', 'heading', 'body', 'button', 'short'] as const
export type WordsField = (typeof FIELDS)[number]

/** Words as they are typed: anything, until they are saved. */
const Typed = v.object(
  Object.fromEntries(FIELDS.map((field) => [field, v.string()])) as Record<WordsField, v.StringSchema<undefined>>,
)

const key = (kind: string, locale: string) => `mail.${kind}.${locale}`

/** The unsaved words of a kind in a language on this device; null where there are none. */
export function readKept(drafts: Drafts, kind: string, locale: string): TemplateWords | null {
  try {
    return v.parse(Typed, JSON.parse(drafts.get(key(kind, locale)) || 'null'))
  } catch {
    return null
  }
}

/** Keeps unsaved words on this device; null forgets them. */
export function keep(drafts: Drafts, kind: string, locale: string, words: TemplateWords | null): void {
  drafts.set(key(kind, locale), words ? JSON.stringify(words) : '')
}

export const sameWords = (a: TemplateWords, b: TemplateWords): boolean => FIELDS.every((field) => a[field] === b[field])

/**
 * A text with a variable in place of what is selected, and where the caret stands after it.
 *
 * @example withVariable('Hello ', 'recipient.name', 6, 6) // { text: 'Hello {{recipient.name}}', at: 24 }
 */
export function withVariable(text: string, name: string, from: number, to: number): { text: string; at: number } {
  const place = `{{${name}}}`
  return { text: text.slice(0, from) + place + text.slice(to), at: from + place.length }
}

/**
 * A mail in the one look or the other, whatever the browser prefers: its dark rules count always or never.
 *
 * @example inTheme('@media (prefers-color-scheme:dark){…}', 'dark') // '@media all{…}'
 */
export function inTheme(html: string, theme: 'light' | 'dark'): string {
  return html
    .replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, theme === 'dark' ? '@media all' : '@media not all')
    .replace(/color-scheme:\s*light dark/g, `color-scheme:${theme}`)
    .replace(/(name="(?:supported-)?color-schemes?"\s+content=")light dark/g, `$1${theme}`)
}

/**
 * What the service said of the five texts, as sentences by field.
 *
 * @example saidOfWords({ 'words.body': 'must not be empty' }) // { body: 'Must not be empty.' }
 */
export function saidOfWords(fields: Readonly<Record<string, string>>): Partial<Record<WordsField, string>> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const said = fields[`words.${field}`]
      return said ? [[field, `${said.charAt(0).toUpperCase()}${said.slice(1)}.`]] : []
    }),
  )
}
