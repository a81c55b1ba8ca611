import type { PostingIndex } from './posting-index.ts'
import type { AskedWord } from './query.ts'
import type { Alternative, QueryWord, Ranked, Ranker } from './ranking.ts'
import type { SearchOptions } from './search-index.ts'
import { WEIGHTS } from './weights.ts'
import { beginnings, halves, similar } from './widening.ts'

/**
 * Exact and stemmed words first. A word that is nowhere is looked for in similar ones and those that
 * begin so; all words are, when the best has little of the query.
 */
export function match<S>(
  index: PostingIndex<S>,
  ranker: Ranker,
  asked: readonly AskedWord[],
  {
    widening = 'needed',
    fields,
  }: Pick<SearchOptions<S>, 'widening'> & { readonly fields?: ReadonlySet<number> | undefined },
): { words: QueryWord[]; ranked: Ranked[]; widened: boolean } {
  const onlyStopWords = asked.every((word) => word.isStopWord)
  const isNeeded = (word: AskedWord) => !word.isStopWord || onlyStopWords
  const plain = (word: AskedWord) => asQueryWord(word, word.alternatives)
  const asQueryWord = (word: AskedWord, alternatives: readonly Alternative[]): QueryWord => ({
    alternatives,
    weight: isNeeded(word) ? 1 : WEIGHTS.stopWord,
    isNeeded: isNeeded(word),
  })
  const widen = (word: AskedWord): QueryWord => {
    if (!isNeeded(word)) return plain(word)
    const parts = halves(word.term, ranker.has) ?? []
    const more = [
      ...beginnings(index, word.term, WEIGHTS, ranker.has),
      ...similar(index, word.term, WEIGHTS, ranker.has),
      ...parts.map((term) => ({ term, weight: WEIGHTS.halves })),
    ]
    return asQueryWord(word, withMore(word.alternatives, more))
  }
  const asBeginning = (word: AskedWord) =>
    asQueryWord(word, withMore(word.alternatives, beginnings(index, word.term, WEIGHTS, ranker.has)))

  if (widening === 'always') {
    const words = asked.map(widen)
    return { words, ranked: ranker.rank(words, fields), widened: true }
  }
  let widened = false
  const words = asked.map((word) => {
    if (widening === 'never') return plain(word)
    const found = ranker.frequencyOf(word.alternatives)
    const isUnfinished = word.isOpen && isNeeded(word) && found < WEIGHTS.few
    if (found > 0 && !isUnfinished) return plain(word)
    const wide = found > 0 ? asBeginning(word) : widen(word)
    if (ranker.frequencyOf(wide.alternatives) === found) return plain(word)
    widened = true
    return wide
  })
  const ranked = ranker.rank(words, fields)
  if (widening === 'never' || mostOf(ranked) >= WEIGHTS.enough) {
    return { words, ranked, widened }
  }
  const wider = asked.map(widen)
  const isWider = wider.some((word, i) => word.alternatives.length > (words[i]?.alternatives.length ?? 0))
  return isWider ? { words: wider, ranked: ranker.rank(wider, fields), widened: true } : { words, ranked, widened }
}

function withMore(own: readonly Alternative[], more: readonly Alternative[]): Alternative[] {
  const known = new Set(own.map(({ term }) => term))
  const all = [...own]
  for (const alternative of more) {
    if (known.has(alternative.term)) continue
    known.add(alternative.term)
    all.push(alternative)
  }
  return all
}

export function mostOf(ranked: readonly Ranked[]): number {
  return ranked.reduce((most, { coverage }) => Math.max(most, coverage), 0)
}
