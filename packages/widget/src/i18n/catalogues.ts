import type { SupportedLocale } from '../loader/words.ts'
import en, { type Catalogue } from './en.ts'

/** Every language, fetched when it is needed; English is always at hand. */
const CATALOGUES: Record<SupportedLocale, () => Promise<{ default: Catalogue }>> = {
  en: async () => ({ default: en }),
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
}

/** The words of a language; English where its chunk does not come. */
export async function loadCatalogue(locale: SupportedLocale): Promise<Catalogue> {
  try {
    return (await CATALOGUES[locale]()).default
  } catch {
    return en
  }
}
