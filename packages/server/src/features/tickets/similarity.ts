import { termsOf } from './terms.ts'

/** A text that was asked before. */
export interface Candidate<T> {
  readonly of: T
  readonly text: string
}

export interface Similar<T> {
  readonly of: T
  /** 0 to 1. */
  readonly similarity: number
  readonly sharedWords: string[]
}

const SHARED_WORDS = 5

/**
 * How alike texts are: the weight of the words that two have in common over the weight of all words
 * that either has (weighted Jaccard). A word weighs the more, the fewer of the texts hold it, by
 * ln(1 + N / n), as in searching, so that “please” hardly counts and “refund” does.
 *
 * @example findSimilar('Where is my refund?', [{ of: 1, text: 'My refund has not come' }])[0].sharedWords // ['refund', …]
 */
export function findSimilar<T>(text: string, candidates: readonly Candidate<T>[]): Similar<T>[] {
  const own = new Set(termsOf(text))
  const others = candidates.map(({ of, text }) => ({ of, terms: new Set(termsOf(text)) }))
  const weightOf = weigher([own, ...others.map(({ terms }) => terms)])
  return others
    .map(({ of, terms }) => {
      const shared = [...own].filter((term) => terms.has(term)).sort((a, b) => weightOf(b) - weightOf(a))
      const all = new Set([...own, ...terms])
      const weight = (some: Iterable<string>) => [...some].reduce((sum, term) => sum + weightOf(term), 0)
      const whole = weight(all)
      return { of, similarity: whole === 0 ? 0 : weight(shared) / whole, sharedWords: shared.slice(0, SHARED_WORDS) }
    })
    .sort((a, b) => b.similarity - a.similarity)
}

function weigher(texts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + texts.length / (counts.get(term) ?? 1))
}
