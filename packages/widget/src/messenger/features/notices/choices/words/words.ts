import { lateWords } from '../../../../../i18n/late.ts'
import type { Speaking } from '../../../../../i18n/translate.ts'
import en, { type ChoicesCatalogue } from './en.ts'

export type ChoicesTranslator = Speaking<ChoicesCatalogue>

export const choicesWords = lateWords<ChoicesCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
