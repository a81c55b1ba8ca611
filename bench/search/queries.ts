import { lexemes, randomOf } from './corpus.ts'

/** What people ask, by kind; as many of each. */
export const QUERY_KINDS = [
  'common word',
  'rare word',
  'several words',
  'a question',
  'typing error',
  'beginning',
] as const
export type QueryKind = (typeof QUERY_KINDS)[number]

export interface Query {
  readonly kind: QueryKind
  readonly text: string
}

const EACH = 60

/** The same queries each time. */
export function generateQueries(): Query[] {
  const random = randomOf(99)
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from))
  const common = () => lexemes[between(0, 150)] ?? ''
  const middling = () => lexemes[between(100, 2_500)] ?? ''
  const rare = () => lexemes[between(4_000, 12_000)] ?? ''
  const long = () => {
    for (;;) {
      const word = middling()
      if (word.length >= 6) return word
    }
  }
  const make: Record<QueryKind, () => string> = {
    'common word': common,
    'rare word': rare,
    'several words': () => [common(), middling(), middling()].join(' '),
    'a question': () => `how do you ${common()} the ${middling()} of ${middling()}`,
    'typing error': () => slip(long(), random),
    beginning: () => long().slice(0, between(3, 5)),
  }
  return QUERY_KINDS.flatMap((kind) => Array.from({ length: EACH }, () => ({ kind, text: make[kind]() })))
}

/** A letter left out, doubled, changed or swapped with its neighbour. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [before, own, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  const kinds = [
    before + after,
    before + own + own + after,
    `${before}${own === 'x' ? 'q' : 'x'}${after}`,
    before + after.charAt(0) + own + after.slice(1),
  ]
  return kinds[Math.floor(random() * kinds.length)] ?? word
}
