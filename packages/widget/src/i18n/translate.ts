import type { Catalogue, CountedPhrase, Phrase } from './en.ts'

type Values = Readonly<Record<string, string | number>>

/** Speaks one language. */
export interface Translator {
  readonly locale: string
  /** A phrase, with `{name}` filled in. */
  (phrase: Phrase, values?: Values): string
  /** A phrase in the plural form for `count`; `#` is the count as this language writes it. */
  count(phrase: CountedPhrase, count: number, values?: Values): string
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/**
 * A translator over one catalogue.
 *
 * @example translator('en', en).count('unread', 2) // '2 unread messages'
 */
export function translator(locale: string, catalogue: Catalogue): Translator {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const translate = (phrase: Phrase, values: Values = {}): string => fill(catalogue[phrase], values)
  return Object.assign(translate, {
    locale,
    count(phrase: CountedPhrase, count: number, values: Values = {}): string {
      const forms = catalogue[phrase]
      return fill(forms[rules.select(count)] ?? forms.other, values).replace('#', numbers.format(count))
    },
  })
}
