import { lateWords } from '../../i18n/late.ts'
import type { Speaking } from '../../i18n/translate.ts'
import en, { type BookingCatalogue } from './en.ts'

export type BookingTranslator = Speaking<BookingCatalogue>

export const bookingWords = lateWords<BookingCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
