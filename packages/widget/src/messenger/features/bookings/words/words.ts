import { lateWords } from '../../../../i18n/late.ts'
import en, { type BookingsCatalogue } from './en.ts'

export const bookingsWords = lateWords<BookingsCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
