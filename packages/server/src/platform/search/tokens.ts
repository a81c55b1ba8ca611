import { fold } from './fold.ts'
import type { Language } from './language.ts'

/** A word of a text. */
export interface Token {
  /** Where it stands in the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** What it is found by: the word itself, folded, and then its stem and parts where they differ. */
  readonly terms: readonly string[]
}

/** Takes texts of one language apart. It remembers words, so keep one per language. */
export interface Tokenizer {
  readonly language: Language
  tokens(text: string): Token[]
  /** The terms alone, which is what an index needs; those of stop words only `with` them. */
  terms(text: string, stopWords: 'with' | 'without'): string[]
}

const NOTHING = 1
const WORD = 2
/** Scripts that do not put spaces between words. */
const RUN = 3
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}\u0640\u200c\u200d]/u
const RUN_CHARACTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u
const CONNECTORS = "-'’._"
/** What stands after an apostrophe and belongs to the word before it: it's, don't, we've. */
const ENDINGS = new Set(['s', 't', 're', 've', 'll', 'd', 'm'])
const NGRAM_SCRIPTS = /^[\p{Script=Han}\p{Script=Hangul}]{3,}$/u
const LONGEST = 40
/** Parts of a compound that are also found written as one. */
const MOST_JOINED = 3
/** Words whose terms are remembered; then it begins anew. */
const REMEMBERED = 50_000

const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdfff) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0))
  const known = kinds[code]
  if (known) return known
  const kind = kindOf(String.fromCharCode(code))
  kinds[code] = kind
  return kind
}

function kindOf(character: string): number {
  if (RUN_CHARACTER.test(character)) return RUN
  return WORD_CHARACTER.test(character) ? WORD : NOTHING
}

function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff && at + 1 < text.length ? 2 : 1
}

/** @example createTokenizer(await loadLanguage('en')).terms('Settings', 'with') // ['settings', 'set'] */
export function createTokenizer(language: Language): Tokenizer {
  const remembered = new Map<string, readonly string[]>()
  let segmenter: Intl.Segmenter | undefined

  function termsOf(word: string): readonly string[] {
    const known = remembered.get(word)
    if (known) return known
    if (remembered.size >= REMEMBERED) remembered.clear()
    const terms = makeTerms(word, language)
    remembered.set(word, terms)
    return terms
  }

  /** Calls `found` for every word in order. */
  function walk(text: string, found: (start: number, end: number, terms: readonly string[]) => void): void {
    let at = 0
    while (at < text.length) {
      const kind = kindAt(text, at)
      if (kind === NOTHING) {
        at += widthAt(text, at)
        continue
      }
      const end = endOf(text, at, kind)
      if (kind === RUN) {
        segmenter ??= new Intl.Segmenter(language.locale, { granularity: 'word' })
        for (const { segment, index, isWordLike } of segmenter.segment(text.slice(at, end))) {
          if (isWordLike) found(at + index, at + index + segment.length, termsOf(segment))
        }
        at = end
      } else at = walkCompound(text, at, end, found)
    }
  }

  /** One word, or several that a hyphen, dot or apostrophe holds together. Gives where it ends. */
  function walkCompound(
    text: string,
    start: number,
    firstEnd: number,
    found: (start: number, end: number, terms: readonly string[]) => void,
  ): number {
    let end = firstEnd
    if (!isConnected(text, end)) {
      found(start, end, termsOf(text.slice(start, end)))
      return end
    }
    const parts: [number, number][] = [[start, end]]
    while (isConnected(text, end)) {
      const partStart = end + 1
      const partEnd = endOf(text, partStart, WORD)
      const part = text.slice(partStart, partEnd)
      const last = parts.at(-1)
      if (/['’]/.test(text[end] ?? '') && ENDINGS.has(part.toLowerCase())) {
        // The possessive is dropped, the rest becomes one word with what stands before it.
        if (last && part.toLowerCase() !== 's') last[1] = partEnd
      } else parts.push([partStart, partEnd])
      end = partEnd
    }
    // E-mail is also found as email.
    const isJoined = parts.length > 1 && parts.length <= MOST_JOINED
    const whole = isJoined ? bare(parts.map(([from, to]) => text.slice(from, to)).join('')) : ''
    for (const [from, to] of parts) {
      const own = termsOf(text.slice(from, to))
      found(from, to, whole === '' || own.includes(whole) ? own : [...own, whole])
    }
    return end
  }

  return {
    language,
    tokens(text) {
      const tokens: Token[] = []
      walk(text, (start, end, terms) => {
        if (terms.length > 0) tokens.push({ start, end, terms })
      })
      return tokens
    },
    terms(text, stopWords) {
      const all: string[] = []
      walk(text, (_start, _end, terms) => {
        if (stopWords === 'without' && language.stopWords.has(terms[0] ?? '')) return
        for (const term of terms) all.push(term)
      })
      return all
    },
  }
}

/** Where the run of characters of one kind ends that begins at `at`. */
function endOf(text: string, at: number, kind: number): number {
  let end = at
  while (end < text.length && kindAt(text, end) === kind) end += widthAt(text, end)
  return end
}

function isConnected(text: string, at: number): boolean {
  return at + 1 < text.length && CONNECTORS.includes(text.charAt(at)) && kindAt(text, at + 1) === WORD
}

/** A word as it stands, folded and without apostrophes. */
function bare(word: string): string {
  return fold(word.replace(/['’]/g, '').slice(0, LONGEST))
}

function makeTerms(given: string, language: Language): readonly string[] {
  const word = given.replace(/['’]/g, '').slice(0, LONGEST)
  const exact = bare(given)
  if (exact === '') return []
  const terms = new Set([exact])
  // Stemmers go by diacritics, so they are asked before these are folded away.
  if (!/\d/.test(exact)) terms.add(fold(language.stem(word.normalize('NFKC').toLowerCase())) || exact)
  if (NGRAM_SCRIPTS.test(exact)) for (let i = 0; i + 2 <= exact.length; i++) terms.add(exact.slice(i, i + 2))
  const parts = /\p{Ll}\p{Lu}/u.test(word) ? word.split(/(?<=\p{Ll})(?=\p{Lu})/u) : []
  if (parts.length > 1) for (const part of parts) for (const term of makeTerms(part, language)) terms.add(term)
  return [...terms]
}
