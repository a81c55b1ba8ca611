import type { SupportedLocale } from '../loader/words.ts'
import type { Plural } from './en.ts'
import { type Speaking, translator } from './translate.ts'

type Loads<C> = () => Promise<{ readonly default: C }>

/** Words that come with a view. */
export interface LateWords<C> {
  /** The words of a language; English where its chunk does not come. */
  load(locale: SupportedLocale): Promise<C>
  /**
   * @param tag the language tag to write numbers by
   * @param locale the language to speak
   */
  speak(tag: string, locale: SupportedLocale): Promise<Speaking<C>>
}

/** English comes with the view, every other language when it is spoken. */
export function lateWords<C extends { readonly [K in keyof C]: string | Plural }>(
  en: C,
  others: Readonly<Record<Exclude<SupportedLocale, 'en'>, Loads<C>>>,
): LateWords<C> {
  const load = async (locale: SupportedLocale): Promise<C> => {
    try {
      return locale === 'en' ? en : (await others[locale]()).default
    } catch {
      return en
    }
  }
  return { load, speak: async (tag, locale) => translator(tag, await load(locale)) }
}
