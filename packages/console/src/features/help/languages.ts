import { languageName } from '../customer/facts.ts'

export { languageName }

/** Scripts that are written from right to left. */
const RTL = /^(Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/

/**
 * The direction a language is written in.
 *
 * @example directionOf('ar') // 'rtl'
 */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  try {
    return RTL.test(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** The tag in its usual writing, such as `pt-BR` for `pt-br`; null where it is none. */
export function canonicalLocale(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null
  } catch {
    return null
  }
}

/** The language of a list that comes closest to the one that is wanted, else the first. */
export function nearestLocale<T extends { locale: string }>(list: readonly T[], wanted: string): T | undefined {
  const base = (tag: string) => tag.split('-')[0]
  return list.find((one) => one.locale === wanted) ?? list.find((one) => base(one.locale) === base(wanted)) ?? list[0]
}
