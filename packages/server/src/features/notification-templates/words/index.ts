import type { NotificationKind } from '@deskbell/protocol'
import ar from './ar/index.ts'
import de from './de/index.ts'
import en from './en/index.ts'
import type { Family } from './family.ts'
import type { FrameWords } from './frame.ts'

import ptBR from './pt-BR/index.ts'

interface Language {
  readonly words: Family<NotificationKind>
  readonly frame: FrameWords
}

/** The languages that our own words come in. */
export const OUR_LANGUAGES: Readonly<Record<string, Language>> = { en, de, 'pt-BR': ptBR, ar }
export const OUR_LOCALES: readonly string[] = Object.keys(OUR_LANGUAGES)

/**
 * The languages to look for words in, the nearest first: as it is, without its region, another region of ours,
 * English.
 *
 * @example languageChain('pt-PT') // ['pt-PT', 'pt', 'pt-BR', 'en']
 */
export function languageChain(locale: string): string[] {
  const language = locale.split('-', 1)[0] ?? locale
  const related = OUR_LOCALES.filter((ours) => ours.split('-', 1)[0] === language)
  return [...new Set([locale, language, ...related, 'en'])]
}

/** What stands around the words, in the nearest language of ours. */
export function frameFor(locale: string): { readonly locale: string; readonly frame: FrameWords } {
  const nearest = languageChain(locale).find((one) => Object.hasOwn(OUR_LANGUAGES, one)) ?? 'en'
  return { locale: nearest, frame: (OUR_LANGUAGES[nearest] ?? en).frame }
}
