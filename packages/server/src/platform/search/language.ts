import { fold } from './fold.ts'

/** What search has to know of a language. */
export interface Language {
  /** As it was asked for, such as `pt-BR`. */
  readonly locale: string
  /** A word in small letters without its grammatical ending; the word itself where the language is not known. */
  stem(word: string): string
  /** Words that say little by themselves, folded. */
  readonly stopWords: ReadonlySet<string>
}

type Stemmer = Promise<{ stemmer(word: string): string }>
type StopWords = Promise<{ stopwords: readonly string[] }>

/** By the language subtag; each is loaded when somebody first searches in it. */
const LOADERS: Readonly<Record<string, () => [Stemmer, StopWords]>> = {
  ar: () => [import('@orama/stemmers/arabic'), import('@orama/stopwords/arabic')],
  bg: () => [import('@orama/stemmers/bulgarian'), import('@orama/stopwords/bulgarian')],
  da: () => [import('@orama/stemmers/danish'), import('@orama/stopwords/danish')],
  de: () => [import('@orama/stemmers/german'), import('@orama/stopwords/german')],
  el: () => [import('@orama/stemmers/greek'), import('@orama/stopwords/greek')],
  en: () => [import('@orama/stemmers/english'), import('@orama/stopwords/english')],
  es: () => [import('@orama/stemmers/spanish'), import('@orama/stopwords/spanish')],
  fi: () => [import('@orama/stemmers/finnish'), import('@orama/stopwords/finnish')],
  fr: () => [import('@orama/stemmers/french'), import('@orama/stopwords/french')],
  hu: () => [import('@orama/stemmers/hungarian'), import('@orama/stopwords/hungarian')],
  id: () => [import('@orama/stemmers/indonesian'), import('@orama/stopwords/indonesian')],
  it: () => [import('@orama/stemmers/italian'), import('@orama/stopwords/italian')],
  lt: () => [import('@orama/stemmers/lithuanian'), import('@orama/stopwords/lithuanian')],
  nl: () => [import('@orama/stemmers/dutch'), import('@orama/stopwords/dutch')],
  no: () => [import('@orama/stemmers/norwegian'), import('@orama/stopwords/norwegian')],
  pt: () => [import('@orama/stemmers/portuguese'), import('@orama/stopwords/portuguese')],
  ro: () => [import('@orama/stemmers/romanian'), import('@orama/stopwords/romanian')],
  ru: () => [import('@orama/stemmers/russian'), import('@orama/stopwords/russian')],
  sv: () => [import('@orama/stemmers/swedish'), import('@orama/stopwords/swedish')],
  tr: () => [import('@orama/stemmers/turkish'), import('@orama/stopwords/turkish')],
  uk: () => [import('@orama/stemmers/ukrainian'), import('@orama/stopwords/ukrainian')],
}
const SAME: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' }

/** Words of questions that the lists lack, because elsewhere they matter. */
const QUESTION_WORDS: Readonly<Record<string, string>> = {
  en: 'can cannot could does get how please want need way possible many much let let’s there',
}

/**
 * What is known of a language. Every language can be searched; those without a stemmer by their
 * words as they stand.
 *
 * @example const language = await loadLanguage('pt-BR')
 */
export async function loadLanguage(locale: string): Promise<Language> {
  const tag = locale.split('-')[0]?.toLowerCase() ?? ''
  const load = LOADERS[SAME[tag] ?? tag]
  if (!load) return { locale, stem: (word) => word, stopWords: new Set() }
  const [{ stemmer }, { stopwords }] = await Promise.all(load())
  const more = QUESTION_WORDS[tag]?.split(' ') ?? []
  return {
    locale,
    stem: stemmer,
    stopWords: new Set([...stopwords, ...more].map((word) => fold(word).replace(/['’]/g, ''))),
  }
}
