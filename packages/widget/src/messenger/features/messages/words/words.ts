import { lateWords } from '../../../../i18n/late.ts'
import en, { type MessagesCatalogue } from './en.ts'

export const messagesWords = lateWords<MessagesCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
