import { lateWords } from '../../../../i18n/late.ts'
import type { Speaking } from '../../../../i18n/translate.ts'
import en, { type TicketsCatalogue } from './en.ts'

export type TicketsTranslator = Speaking<TicketsCatalogue>

export const ticketsWords = lateWords<TicketsCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
