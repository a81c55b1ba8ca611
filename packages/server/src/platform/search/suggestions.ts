import { fold } from './fold.ts'
import type { PostingIndex } from './posting-index.ts'
import type { Alternative, Ranker } from './ranking.ts'
import type { SearchIndexConfig } from './search-index.ts'
import type { Tokenizer } from './tokens.ts'
import { beginnings, compare, similar } from './widening.ts'

/** Completions that are looked at, shortest first. */
const CONSIDERED = 40
/** Documents that are looked into for how a word is written. */
const LOOKED_INTO = 5
/** What more would make nothing better, and an answer slow. */
const LONGEST = 200
const MOST_WORDS = 16
const EVEN = { beginning: 1, similar: 1 }

type Config<S> = Pick<SearchIndexConfig<S>, 'tokenizer' | 'fields' | 'spoken'>

/**
 * How a query may go on (its last word completed), or was meant (words that are nowhere replaced by
 * similar ones), in the words of titles, headings and keywords as they are written there.
 */
export function suggest<S>(
  index: PostingIndex<S>,
  ranker: Ranker,
  config: Config<S>,
  query: string,
  limit: number,
): string[] {
  const text = query.trimStart().slice(0, LONGEST)
  const tokens = config.tokenizer.tokens(text).slice(0, MOST_WORDS)
  const last = tokens.at(-1)
  if (!last) return []
  const isOpen = last.end === text.length
  const going = isOpen ? completions(index, ranker, last.terms[0] ?? '') : []
  const spoken = (term: string) => surfaceOf(index, config, term)

  // The query again, with what was meant in place of what was said; `before` without its last word.
  let before = ''
  let end = 0
  let meantLast = ''
  for (const token of tokens) {
    const term = token.terms[0] ?? ''
    const said = text.slice(token.start, token.end)
    const isFine = ranker.has(term) || (token === last && going.length > 0)
    const meant = isFine ? null : firstOf(similar(index, term, EVEN, ranker.has), spoken)
    before += text.slice(end, token.start)
    end = token.end
    if (token === last) meantLast = meant ?? said
    else before += meant ?? said
  }

  const found = new Set<string>()
  const own = fold(text.trim())
  const add = (suggestion: string) => {
    if (fold(suggestion) !== own && found.size < limit) found.add(suggestion)
  }
  add(`${before}${meantLast}${text.slice(end)}`.trim())
  for (const term of going) {
    if (found.size >= limit) break
    const word = spoken(term)
    if (word !== null) add(`${before}${word}`)
  }
  return [...found]
}

/** The terms that begin so and stand in most documents. */
function completions<S>(index: PostingIndex<S>, ranker: Ranker, term: string): string[] {
  return beginnings(index, term, EVEN, ranker.has)
    .slice(0, CONSIDERED)
    .map((one) => ({ term: one.term, count: ranker.frequency([one.term]) }))
    .sort((a, b) => b.count - a.count || compare(a.term, b.term))
    .map((one) => one.term)
}

function firstOf(alternatives: readonly Alternative[], spoken: (term: string) => string | null): string | null {
  for (const { term } of alternatives) {
    const word = spoken(term)
    if (word !== null) return word
  }
  return null
}

/**
 * A term as it is written in a spoken field of one of the first documents (by id) that have it; null
 * where it is only a stem.
 */
function surfaceOf<S>(index: PostingIndex<S>, { fields, spoken, tokenizer }: Config<S>, term: string): string | null {
  const names = Object.keys(fields)
  let first: string[] = []
  for (const field of spoken.fields) {
    for (const number of index.postings(term)?.get(names.indexOf(field))?.keys() ?? []) {
      const id = index.numbers.get(number)
      if (id === undefined || first.includes(id) || (first.length === LOOKED_INTO && id > (first.at(-1) ?? '')))
        continue
      first = [...first, id].sort(compare).slice(0, LOOKED_INTO)
    }
  }
  for (const id of first) {
    const stored = index.stored(id)
    for (const text of stored === undefined ? [] : spoken.texts(stored)) {
      const word = writtenAs(text, term, tokenizer)
      if (word !== null) return word
    }
  }
  return null
}

function writtenAs(text: string, term: string, tokenizer: Tokenizer): string | null {
  for (const { start, end, terms } of tokenizer.tokens(text)) {
    if (terms[0] !== term) continue
    const word = text.slice(start, end)
    // The first word of a title is no name; SQLite and API keep their capitals.
    return /^\p{Lu}[^\p{Lu}]*$/u.test(word) ? word.toLowerCase() : word
  }
  return null
}
