import type { PostingIndex } from './posting-index.ts'
import type { AskedWord } from './query.ts'
import type { Alternative, QueryWord, Ranker, Ranking } from './ranking.ts'
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
): { words: QueryWord[]; ranking: Ranking; widened: boolean } {
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
    return { words, ranking: ranker.rank(words, fields), widened: true }
  }
  const plenty = Math.max(WEIGHTS.few, Math.ceil(index.documentCount * WEIGHTS.plenty))
  let widened = false
  const words = asked.map((word) => {
    if (widening === 'never' || !isNeeded(word)) return plain(word)
    const isFound = ranker.reaches(termsOf(word), 1)
    const isUnfinished = word.isOpen && !ranker.reaches(termsOf(word), WEIGHTS.few)
    if (isFound && !isUnfinished) return plain(word)
    const wide = isFound ? asBeginning(word) : widen(word)
    if (ranker.frequency(termsOf(wide)) === ranker.frequency(termsOf(word))) return plain(word)
    widened = true
    return wide
  })
  const ranking = ranker.rank(words, fields)
  if (widening === 'never' || ranking.most >= WEIGHTS.enough) return { words, ranking, widened }
  const wider = asked.map((word, i) => {
    const known = words[i] ?? plain(word)
    return ranker.reaches(termsOf(known), plenty) ? known : widen(word)
  })
  const isWider = wider.some((word, i) => word.alternatives.length > (words[i]?.alternatives.length ?? 0))
  if (!isWider) return { words, ranking, widened }
  return { words: wider, ranking: ranker.rank(wider, fields), widened: true }
}

function termsOf({ alternatives }: { readonly alternatives: readonly Alternative[] }): string[] {
  return alternatives.map(({ term }) => term)
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
