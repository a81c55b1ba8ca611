import { lateWords } from '../../../../i18n/late.ts'
import en, { type NotesCatalogue } from './en.ts'

export const notesWords = lateWords<NotesCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
