import { preferredLocales } from '../../help/index.ts'
import ar from './ar.ts'
import de from './de.ts'
import en, { type Catalogue, type Plural } from './en.ts'
import ptBR from './pt-BR.ts'

type Values = Readonly<Record<string, string | number>>
type PhraseOf<C> = { [K in keyof C]: C[K] extends string ? K : never }[keyof C]
export type Phrase = PhraseOf<Catalogue>

/** Speaks one language, as the portal does. */
export interface Words {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** A phrase, with `{name}` filled in. */
  (phrase: Phrase, values?: Values): string
  /** A phrase in the plural form for `count`; `#` is the count as this language writes it. */
  count(phrase: Exclude<keyof Catalogue, Phrase>, count: number, values?: Values): string
  number(value: number): string
  /** A day, such as "3 March 2026", of an ISO time. */
  date(iso: string): string
  /** What a language is called in this one. */
  language(locale: string): string
  /** A span of time in its largest fitting unit, such as "15 minutes". */
  duration(minutes: number): string
}

/** The languages that the portal's own words come in. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de, 'pt-BR': ptBR, ar }
const spoken = new Map<string, Words>()

/**
 * The portal's words in the language that a reader would rather have. Dates and numbers follow it.
 *
 * @example wordsFor('pt-PT', 'en')('contact') // 'Contato'
 */
export function wordsFor(locale: string, ownLocale: string): Words {
  const [nearest = 'en'] = preferredLocales(locale, ownLocale, Object.keys(CATALOGUES))
  const isNear = [locale, ownLocale].some((wanted) => languageOf(wanted) === languageOf(nearest))
  const chosen = isNear ? nearest : 'en'
  const known = spoken.get(chosen)
  if (known) return known
  const words = translator(chosen, CATALOGUES[chosen] ?? en)
  spoken.set(chosen, words)
  return words
}

function translator(locale: string, catalogue: Catalogue): Words {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const say = (phrase: Phrase, values: Values = {}) => fill(catalogue[phrase], values)
  return Object.assign(say, {
    locale,
    dir: directionOf(locale),
    count(phrase: Exclude<keyof Catalogue, Phrase>, count: number, values: Values = {}) {
      const forms: Plural = catalogue[phrase]
      // The count first: what is filled in may have a # of its own.
      return fill((forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count)), values)
    },
    number: (value: number) => numbers.format(value),
    date: (iso: string) => dates.format(new Date(iso)),
    language: (tag: string) => names.of(tag) ?? tag,
    duration(minutes: number) {
      const [unit, value] =
        minutes < 60 || minutes % 60 !== 0
          ? (['minute', minutes] as const)
          : minutes % 1440 === 0
            ? (['day', minutes / 1440] as const)
            : (['hour', minutes / 60] as const)
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    },
  })
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale
}

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/.test(locale) ? 'rtl' : 'ltr'
}

/** What a language calls itself, such as "Deutsch". */
export function ownNameOf(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
