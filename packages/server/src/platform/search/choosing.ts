import type { PostingIndex } from './posting-index.ts'
import type { Ranked } from './ranking.ts'
import type { SearchOptions } from './search-index.ts'
import { compare } from './widening.ts'

/** The best of what is accepted, best first; equal ones by id. */
export function choose<S>(index: PostingIndex<S>, matches: readonly Ranked[], options: SearchOptions<S>) {
  const { limit, accept, groupOf, group } = options
  const groups = new Map<string, number>()
  const best: { id: string; score: number; stored: S }[] = []
  let total = 0
  for (const { number, score } of matches) {
    const stored = index.storedAt(number) as S
    if (accept && !accept(stored)) continue
    if (groupOf) {
      const own = groupOf(stored)
      groups.set(own, (groups.get(own) ?? 0) + 1)
      if (group !== undefined && group !== own) continue
    }
    total++
    const last = best[limit - 1]
    if (last && score < last.score) continue
    const id = index.numbers.get(number) ?? ''
    let at = best.length
    while (at > 0 && isBefore({ id, score }, best[at - 1])) at--
    if (at >= limit) continue
    best.splice(at, 0, { id, score, stored })
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
