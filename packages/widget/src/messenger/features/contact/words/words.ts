import { lateWords } from '../../../../i18n/late.ts'
import type { Speaking } from '../../../../i18n/translate.ts'
import en, { type ContactCatalogue } from './en.ts'

export type ContactTranslator = Speaking<ContactCatalogue>

export const contactWords = lateWords<ContactCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
