import type { PostingIndex } from './posting-index.ts'
import type { Alternative } from './ranking.ts'

export interface WideningWeights {
  /** Of a word that begins as asked. */
  readonly beginning: number
  /** Of a word that differs by a slip or two. */
  readonly similar: number
}

/** At most so many of either; more would be noise. */
const MOST_BEGINNINGS = 200
const MOST_SIMILAR = 10
const SHORTEST_BEGINNING = 2
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * The words of the index that begin like a term, shortest first; nothing for a single letter, with
 * which half of everything begins.
 */
export function beginnings<S>(
  index: PostingIndex<S>,
  term: string,
  weights: WideningWeights,
  isThere: (term: string) => boolean,
): Alternative[] {
  if (term.length < SHORTEST_BEGINNING && !WITHOUT_SPACES.test(term)) return []
  const found: string[] = []
  for (const [other] of index.beginningWith(term)) if (other !== term) found.push(other)
  const alternatives: Alternative[] = []
  for (const other of found.sort((a, b) => a.length - b.length || compare(a, b))) {
    if (alternatives.length === MOST_BEGINNINGS) break
    if (isThere(other)) alternatives.push({ term: other, weight: (weights.beginning * term.length) / other.length })
  }
  return alternatives
}

/** How many slips are forgiven in a word. */
function slipsIn(term: string): number {
  if (/\d/.test(term) || term.length < 4) return 0
  return term.length < 8 ? 1 : 2
}

/** The words of the index that somebody may have meant: one slip away if there are any, else two. */
export function similar<S>(
  index: PostingIndex<S>,
  term: string,
  weights: WideningWeights,
  isThere: (term: string) => boolean,
): Alternative[] {
  for (let slips = 1; slips <= slipsIn(term); slips++) {
    const found = new Map<string, number>()
    for (const other of swapped(term)) if (index.postings(other)) found.set(other, 1)
    for (const [other, [, distance]] of index.similarTo(term, slips)) {
      if (distance > 0 && !found.has(other)) found.set(other, distance)
    }
    const nearest = [...found].filter(([other]) => isThere(other)).map(([other, distance]) => ({ other, distance }))
    if (nearest.length === 0) continue
    return nearest
      .map(({ other, distance }) => ({ term: other, weight: weights.similar * likeness(term, other, distance) }))
      .sort((a, b) => b.weight - a.weight || compare(a.term, b.term))
      .slice(0, MOST_SIMILAR)
  }
  return []
}

/** People seldom mistype the first letter. */
function likeness(term: string, other: string, distance: number): number {
  return (term.length / (term.length + distance)) * (term[0] === other[0] ? 1 : 0.6)
}

/** The term with each two neighbouring letters swapped: one slip of the fingers, though two changes. */
function swapped(term: string): string[] {
  return Array.from(
    { length: term.length - 1 },
    (_, i) => `${term.slice(0, i)}${term[i + 1]}${term[i]}${term.slice(i + 2)}`,
  ).filter((other) => other !== term)
}

/** The halves of a word that was written without the space between them, such as darkmode. */
export function halves(term: string, isThere: (term: string) => boolean): [string, string] | null {
  for (let at = term.length - 2; at >= 2; at--) {
    const [left, right] = [term.slice(0, at), term.slice(at)]
    if (isThere(left) && isThere(right)) return [left, right]
  }
  return null
}

/** By UTF-16 code units, which is the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
