import type { PostingIndex, Postings } from './posting-index.ts'

/** How much a word counts in a field. */
export interface FieldWeight {
  readonly weight: number
  /** How much a long field dilutes its words, 0 to 1. */
  readonly dilution: number
}

/** A term of the index that stands for a word of the query, and how well (1: it is that word). */
export interface Alternative {
  readonly term: string
  readonly weight: number
}

/** A word of the query with everything it may be found by. */
export interface QueryWord {
  readonly alternatives: readonly Alternative[]
  /** How much the word counts beside the others. */
  readonly weight: number
  /** Whether documents are found by it; those that are not needed only tip the scales between them. */
  readonly isNeeded: boolean
}

/** Documents with what they are worth, in no order: three lists of the same length, which cost less than objects. */
export interface Ranking {
  readonly count: number
  /** The documents' numbers in the index. */
  readonly numbers: Int32Array
  readonly scores: Float64Array
  /** The share of the query that each has, 0 to 1, rare words counting more. */
  readonly coverages: Float64Array
  /** The greatest of the coverages. */
  readonly most: number
}

export interface RankOptions {
  /** What does not match the query is worth this share of what matches all of it. */
  readonly partial: number
  /** Words that are not needed are looked for in so many of the best alone. */
  readonly tipped: number
  /** How soon a word that is repeated stops counting more. */
  readonly saturation: number
}

/**
 * Scores documents with BM25F: what a word has in all fields is added up with their weights before
 * it saturates, so that a word in title and text counts more than in either, but not twice.
 */
export interface Ranker {
  /** Documents that have at least one of the words, in no order; only in these fields, if said. */
  rank(words: readonly QueryWord[], fields?: ReadonlySet<number>): Ranking
  /** How many documents have one of the terms. */
  frequency(terms: readonly string[]): number
  /** Whether so many documents have one of them, which is sooner told. */
  reaches(terms: readonly string[], count: number): boolean
  /** Whether any document has the term. */
  has(term: string): boolean
}

/** A ranker for an index as it stands now. Make another when the index has changed. */
export function createRanker<S>(index: PostingIndex<S>, weights: readonly FieldWeight[], options: RankOptions): Ranker {
  const size = index.nextNumber
  const norms = weights.map((weight, field) => normsOf(index, field, weight))
  const documents = index.documentCount
  // For one word, and for all words together. Only what was touched is made zero again.
  const found = new Float64Array(size)
  const scores = new Float64Array(size)
  const covered = new Float64Array(size)

  /** Adds up one word in all documents that have it; gives their numbers. */
  function gather(alternatives: readonly Alternative[], fields?: ReadonlySet<number>): number[] {
    const touched: number[] = []
    for (const { term, weight } of alternatives) {
      const postings: Postings | undefined = index.postings(term)
      if (!postings) continue
      for (const [field, counts] of postings) {
        if (fields && !fields.has(field)) continue
        const norm = norms[field] as Float64Array
        counts.forEach((count, number) => {
          // Zero where the document was discarded.
          const value = (norm[number] as number) * weight * count
          if (value === 0) return
          if (found[number] === 0) touched.push(number)
          found[number] = (found[number] as number) + value
        })
      }
    }
    return touched
  }

  /** Takes the sums of some documents, and makes them zero again. */
  function settle(all: readonly number[], whole: number): Ranking {
    const numbers = Int32Array.from(all)
    const ranking = {
      count: all.length,
      numbers,
      scores: new Float64Array(all.length),
      coverages: new Float64Array(all.length),
    }
    let most = 0
    for (let i = 0; i < all.length; i++) {
      const number = numbers[i] as number
      const coverage = (covered[number] as number) / whole
      ranking.coverages[i] = coverage
      ranking.scores[i] = (scores[number] as number) * (options.partial + (1 - options.partial) * coverage)
      most = Math.max(most, coverage)
      scores[number] = 0
      covered[number] = 0
    }
    return { ...ranking, most }
  }

  /** Adds what words that are not needed make of the best, which are few, since such words are in almost all. */
  function tip({ count, numbers, scores }: Ranking, words: readonly QueryWord[], fields?: ReadonlySet<number>): void {
    const least = count <= options.tipped ? 0 : leastOfBest(scores, options.tipped)
    for (let i = 0; i < count; i++) {
      if ((scores[i] as number) < least) continue
      let more = 0
      for (const { alternatives, weight } of words) {
        const value = valueIn(numbers[i] as number, alternatives, fields)
        more += (weight * value) / (options.saturation + value)
      }
      scores[i] = (scores[i] as number) + more
    }
  }

  function valueIn(number: number, alternatives: readonly Alternative[], fields?: ReadonlySet<number>): number {
    let value = 0
    for (const { term, weight } of alternatives) {
      for (const [field, counts] of index.postings(term) ?? []) {
        if (fields && !fields.has(field)) continue
        value += (counts.get(number) ?? 0) * weight * (norms[field]?.[number] ?? 0)
      }
    }
    return value
  }

  function reaches(terms: readonly string[], count: number): boolean {
    const numbers = new Set<number>()
    for (const term of terms) {
      for (const counts of index.postings(term)?.values() ?? []) {
        for (const number of counts.keys()) {
          if (!index.numbers.has(number)) continue
          if (count === 1) return true
          numbers.add(number)
          if (numbers.size >= count) return true
        }
      }
    }
    return false
  }

  return {
    rank(words, fields) {
      const all: number[] = []
      let most = 0
      for (const { alternatives, weight, isNeeded } of words) {
        if (!isNeeded) continue
        const touched = gather(alternatives, fields)
        const rarity = Math.log(1 + (documents - touched.length + 0.5) / (touched.length + 0.5)) * weight
        most += rarity
        for (const number of touched) {
          const value = found[number] as number
          found[number] = 0
          if (scores[number] === 0) all.push(number)
          scores[number] = (scores[number] as number) + (rarity * value) / (options.saturation + value)
          covered[number] = (covered[number] as number) + rarity
        }
      }
      const ranking = settle(all, most)
      const others = words.filter(({ isNeeded }) => !isNeeded)
      if (others.length > 0) tip(ranking, others, fields)
      return ranking
    },
    frequency(terms) {
      const touched = gather(terms.map((term) => ({ term, weight: 1 })))
      for (const number of touched) found[number] = 0
      return touched.length
    },
    reaches,
    has: (term) => reaches([term], 1),
  }
}

/** A score that at least `count` documents reach, and not many more: as exactly as 256 steps can tell. */
function leastOfBest(scores: Float64Array, count: number): number {
  const STEPS = 256
  let best = 0
  for (const score of scores) best = Math.max(best, score)
  const steps = new Uint32Array(STEPS)
  for (const score of scores) {
    const step = Math.min(STEPS - 1, Math.floor((score / best) * STEPS))
    steps[step] = (steps[step] as number) + 1
  }
  let reached = 0
  for (let step = STEPS - 1; step > 0; step--) {
    reached += steps[step] as number
    if (reached >= count) return (step / STEPS) * best
  }
  return 0
}

/** What one word in this field counts, for each document. */
function normsOf<S>(index: PostingIndex<S>, field: number, { weight, dilution }: FieldWeight): Float64Array {
  const norms = new Float64Array(index.nextNumber)
  let sum = 0
  for (const number of index.numbers.keys()) sum += index.lengths.get(number)?.[field] ?? 0
  const average = sum / Math.max(1, index.documentCount)
  for (const number of index.numbers.keys()) {
    const length = index.lengths.get(number)?.[field] ?? 0
    norms[number] = weight / (1 - dilution + (average === 0 ? 0 : (dilution * length) / average))
  }
  return norms
}
