import { type Speaking, translator } from '../../../../i18n/translate.ts'
import type { SupportedLocale } from '../../../../loader/words.ts'
import en, { type HelpCatalogue } from './en.ts'

/** Speaks of help in one language. */
export type HelpTranslator = Speaking<HelpCatalogue>

const CATALOGUES: Record<SupportedLocale, () => Promise<{ default: HelpCatalogue }>> = {
  en: async () => ({ default: en }),
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
}

/** The words of help in a language; English where its chunk does not come. */
export async function loadHelpWords(locale: SupportedLocale): Promise<HelpCatalogue> {
  try {
    return (await CATALOGUES[locale]()).default
  } catch {
    return en
  }
}

/**
 * @param tag the language tag to write numbers by
 * @param locale the language to speak
 */
export async function speakOfHelp(tag: string, locale: SupportedLocale): Promise<HelpTranslator> {
  return translator(tag, await loadHelpWords(locale))
}
