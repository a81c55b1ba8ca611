import { createUploads } from '@deskbell/sdk/uploads'
import { followLanguage, onePerStore } from '../../language.ts'
import { type FilesTranslator, filesWords } from './words/words.ts'

/** What everything about files shares: how they are sent, and the words for it. */
export const filesOf = onePerStore((store) => ({
  uploads: createUploads(store.client.wire),
  t: followLanguage(store, filesWords),
}))

/** A size as people say it, such as `2.4 MB`. */
export function sizeWords(locale: string, bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const digits = value < 10 && unit === 'megabyte' ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value)
}

/** Lets somebody choose files, or take a photo. Call it while they press a button. */
export function chooseFiles(take: (files: Iterable<File>) => void, photo = false): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = !photo
  if (photo) {
    input.accept = 'image/*'
    input.setAttribute('capture', 'environment')
  }
  input.addEventListener('change', () => take(input.files ?? []))
  input.click()
}

export type { FilesTranslator }
