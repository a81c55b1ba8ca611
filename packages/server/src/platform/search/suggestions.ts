import { fold } from './fold.ts'
import type { PostingIndex } from './posting-index.ts'
import type { Ranker } from './ranking.ts'
import type { SearchIndexConfig } from './search-index.ts'
import type { Tokenizer } from './tokens.ts'
import { beginnings, compare, similar } from './widening.ts'

/** Completions that are looked at, shortest first. */
const CONSIDERED = 40
/** Documents that are looked into for how a word is written. */
const LOOKED_INTO = 5
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
  const text = query.trimStart().slice(0, 200)
  const tokens = config.tokenizer.tokens(text)
  const last = tokens.at(-1)
  if (!last) return []
  const spoken = (term: string) => surfaceOf(index, config, term)

  // From the end, so that places before stay as they are.
  let meant = text
  for (const token of tokens.toReversed()) {
    const isLast = token === last
    const term = token.terms[0] ?? ''
    if (
      ranker.has(term) ||
      (isLast && last.end === text.length && beginnings(index, term, EVEN, ranker.has).length > 0)
    )
      continue
    const nearest = similar(index, term, EVEN, ranker.has)
      .map(({ term }) => spoken(term))
      .find((word) => word !== null)
    if (nearest) meant = `${meant.slice(0, token.start)}${nearest}${meant.slice(token.end)}`
  }

  const found = new Set<string>()
  const own = fold(text.trim())
  const add = (suggestion: string) => {
    if (fold(suggestion) !== own && found.size < limit) found.add(suggestion)
  }
  if (meant !== text) add(meant.trim())
  if (last.end === text.length) {
    const before = meant.slice(0, last.start)
    const completions = beginnings(index, last.terms[0] ?? '', EVEN, ranker.has)
      .slice(0, CONSIDERED)
      .map(({ term }) => ({ term, count: ranker.frequency(term) }))
      .sort((a, b) => b.count - a.count || compare(a.term, b.term))
    for (const { term } of completions) {
      if (found.size >= limit) break
      const word = spoken(term)
      if (word !== null) add(`${before}${word}`)
    }
  }
  return [...found]
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
