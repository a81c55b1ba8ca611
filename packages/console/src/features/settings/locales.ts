import { languageName } from '../customer/facts.ts'

const COMMON = [
  'en',
  'en-GB',
  'de',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'sv',
  'tr',
  'uk',
  'ar',
  'he',
  'hi',
  'ja',
  'ko',
  'zh',
]

/** Languages to choose from, by name, with the present one among them whatever it is. */
export function localeChoices(present: string): { tag: string; name: string }[] {
  return [...new Set([...COMMON, present])]
    .map((tag) => ({ tag, name: languageName(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
