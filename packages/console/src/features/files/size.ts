import { t } from '../../i18n/index.ts'

/**
 * A size as people read it, in units of a thousand.
 *
 * @example sizeText(2_450_000) // '2.5 MB'
 */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return t.files.bytes(bytes)
  const kilo = bytes / 1_000
  if (kilo < 999.5) return t.files.kilobytes(kilo < 9.95 ? kilo.toFixed(1) : String(Math.round(kilo)))
  const mega = kilo / 1_000
  return t.files.megabytes(mega < 9.95 ? mega.toFixed(1) : String(Math.round(mega)))
}
