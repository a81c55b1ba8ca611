import type { PostingIndex } from './posting-index.ts'
import type { Ranking } from './ranking.ts'
import type { SearchOptions } from './search-index.ts'
import { compare } from './widening.ts'

const DIGITS = 1e9

/**
 * The best of what is accepted and has at least the share `least` of the query, best first; equal
 * ones by id.
 */
export function choose<S>(index: PostingIndex<S>, ranking: Ranking, least: number, options: SearchOptions<S>) {
  const { limit, accept, groupOf, group } = options
  const { count, numbers, scores, coverages } = ranking
  const groups = new Map<string, number>()
  const best: { id: string; score: number; stored: S }[] = []
  let total = 0
  for (let i = 0; i < count; i++) {
    if ((coverages[i] as number) < least) continue
    const number = numbers[i] as number
    if (accept || groupOf) {
      const stored = index.storedAt(number) as S
      if (accept && !accept(stored)) continue
      const own = groupOf?.(stored)
      if (own !== undefined) {
        groups.set(own, (groups.get(own) ?? 0) + 1)
        if (group !== undefined && group !== own) continue
      }
    }
    total++
    // Sums differ in their last digits by the order of their parts, and with it the order of equals.
    const score = Math.round((scores[i] as number) * DIGITS) / DIGITS
    const last = best[limit - 1]
    if (last && score < last.score) continue
    const id = index.numbers.get(number) ?? ''
    let at = best.length
    while (at > 0 && isBefore({ id, score }, best[at - 1])) at--
    if (at >= limit) continue
    best.splice(at, 0, { id, score, stored: index.storedAt(number) as S })
    if (best.length > limit) best.pop()
  }
  return { hits: best, total, groups }
}

interface Scored {
  readonly id: string
  readonly score: number
}

function isBefore(one: Scored, other: Scored | undefined): boolean {
  if (!other) return false
  return one.score > other.score || (one.score === other.score && compare(one.id, other.id) < 0)
}
