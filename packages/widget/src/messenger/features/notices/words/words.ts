import { lateWords } from '../../../../i18n/late.ts'
import type { Speaking } from '../../../../i18n/translate.ts'
import en, { type NoticesCatalogue } from './en.ts'

export type NoticesTranslator = Speaking<NoticesCatalogue>

export const noticesWords = lateWords<NoticesCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
