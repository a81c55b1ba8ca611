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

export interface Ranked {
  /** The document's number in the index. */
  readonly number: number
  readonly score: number
  /** The share of the query that it has, 0 to 1, rare words counting more. */
  readonly coverage: number
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
  rank(words: readonly QueryWord[], fields?: ReadonlySet<number>): Ranked[]
  /** How many documents have the term. */
  frequency(term: string): number
  /** How many documents have one of them. */
  frequencyOf(alternatives: readonly Alternative[]): number
  /** Whether any has, which is sooner told. */
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

  function frequencyOf(alternatives: readonly Alternative[]): number {
    const touched = gather(alternatives)
    for (const number of touched) found[number] = 0
    return touched.length
  }

  /** Adds what words that are not needed make of the best, which are few, since such words are in almost all. */
  function tipped(ranked: readonly Ranked[], words: readonly QueryWord[], fields?: ReadonlySet<number>): Ranked[] {
    const least = ranked.length <= options.tipped ? 0 : leastOfBest(ranked, options.tipped)
    return ranked.map((one) => {
      if (one.score < least) return one
      const more = words.map(({ alternatives, weight }) => {
        const value = valueIn(one.number, alternatives, fields)
        return (weight * value) / (options.saturation + value)
      })
      return { ...one, score: one.score + more.reduce((sum, part) => sum + part, 0) }
    })
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
      const ranked = all.map((number) => {
        const coverage = (covered[number] as number) / most
        const score = (scores[number] as number) * (options.partial + (1 - options.partial) * coverage)
        scores[number] = 0
        covered[number] = 0
        return { number, score, coverage }
      })
      const others = words.filter(({ isNeeded }) => !isNeeded)
      return others.length === 0 ? ranked : tipped(ranked, others, fields)
    },
    frequency: (term) => frequencyOf([{ term, weight: 1 }]),
    frequencyOf,
    has(term) {
      for (const counts of index.postings(term)?.values() ?? []) {
        for (const number of counts.keys()) if (index.numbers.has(number)) return true
      }
      return false
    },
  }
}

function leastOfBest(ranked: readonly Ranked[], count: number): number {
  const scores = new Float64Array(ranked.length)
  for (let i = 0; i < ranked.length; i++) scores[i] = (ranked[i] as Ranked).score
  return scores.sort()[scores.length - count] ?? 0
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
