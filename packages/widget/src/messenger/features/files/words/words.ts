import { lateWords } from '../../../../i18n/late.ts'
import type { Speaking } from '../../../../i18n/translate.ts'
import en, { type FilesCatalogue } from './en.ts'

export type FilesTranslator = Speaking<FilesCatalogue>

export const filesWords = lateWords<FilesCatalogue>(en, {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
})
