import type { Catalogue, Plural } from './en.ts'

type Values = Readonly<Record<string, string | number>>

/** Words by their keys: phrases, and phrases that depend on a count. */
type Words<C> = { readonly [K in keyof C]: string | Plural }
type PhraseOf<C> = { [K in keyof C]: C[K] extends string ? K : never }[keyof C]
type CountedOf<C> = Exclude<keyof C, PhraseOf<C>>

/** Speaks one language, of the phrases and counted phrases of one catalogue. */
interface TranslatorOf<P, N> {
  readonly locale: string
  /** A phrase, with `{name}` filled in. */
  (phrase: P, values?: Values): string
  /** A phrase in the plural form for `count`; `#` is the count as this language writes it. */
  count(phrase: N, count: number, values?: Values): string
}

/** Speaks one language with the words of a catalogue. */
export type Speaking<C> = TranslatorOf<PhraseOf<C>, CountedOf<C>>
/** As the messenger does. */
export type Translator = Speaking<Catalogue>

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/**
 * A translator over one catalogue.
 *
 * @example translator('en', en).count('unread', 2) // '2 unread messages'
 */
export function translator<C extends Words<C>>(locale: string, catalogue: C): Speaking<C> {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const translate = (phrase: PhraseOf<C>, values: Values = {}): string => fill(catalogue[phrase] as string, values)
  return Object.assign(translate, {
    locale,
    count(phrase: CountedOf<C>, count: number, values: Values = {}): string {
      const forms = catalogue[phrase] as Plural
      return fill(forms[rules.select(count)] ?? forms.other, values).replace('#', numbers.format(count))
    },
  })
}
