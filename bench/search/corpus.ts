/**
 * Ten thousand articles that nobody wrote, the same ones each time: words as frequent as in English
 * (Zipf's law, and the little words it is full of), with the grammatical endings that stemming is for.
 */
export interface GeneratedArticle {
  readonly id: string
  readonly title: string
  readonly keywords: string
  readonly tags: string
  readonly headings: string
  readonly excerpt: string
  readonly text: string
}

export const FIELDS = ['title', 'keywords', 'tags', 'headings', 'excerpt', 'text'] as const

const LEXEMES = 12_000
const ENDINGS = ['', '', '', 's', 's', 'ed', 'ing', 'er', 'ly']
/** Of all words of a text, how many are among these. */
const LITTLE_SHARE = 0.42
const LITTLE =
  'the of and to a in is you that it for on are as with your be at this or from have by not can will if when an which do how all there use each they about out then them so into has more no than up'.split(
    ' ',
  )

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Words by rank, the most frequent first. */
export const lexemes = makeLexemes()
const drawLexeme = zipf(LEXEMES, 1.0)
const drawLittle = zipf(LITTLE.length, 1.0)

export function generateArticles(count: number, seed = 1): GeneratedArticle[] {
  const random = randomOf(seed)
  const words = (from: number, to: number) => prose(random, from + Math.floor(random() * (to - from)), LITTLE_SHARE)
  const names = (count: number) => prose(random, count, 0)
  return Array.from({ length: count }, (_, i) => ({
    id: `art_${String(i).padStart(5, '0')}`,
    title: capital(words(4, 9)),
    keywords: names(4),
    tags: names(2),
    headings: Array.from({ length: 2 + Math.floor(random() * 4) }, () => capital(words(2, 6))).join('\n'),
    excerpt: `${capital(words(12, 24))}.`,
    text: Array.from({ length: 4 + Math.floor(random() * 12) }, () => paragraph(random)).join('\n'),
  }))
}

function paragraph(random: () => number): string {
  const sentences = 1 + Math.floor(random() * 4)
  return Array.from(
    { length: sentences },
    () => `${capital(prose(random, 6 + Math.floor(random() * 14), LITTLE_SHARE))}.`,
  ).join(' ')
}

function prose(random: () => number, count: number, littleShare: number): string {
  return Array.from({ length: count }, () => {
    if (random() < littleShare) return LITTLE[drawLittle(random)] ?? ''
    return (lexemes[drawLexeme(random)] ?? '') + (ENDINGS[Math.floor(random() * ENDINGS.length)] ?? '')
  }).join(' ')
}

function makeLexemes(): string[] {
  const random = randomOf(7)
  const pick = (from: string) => from.split(' ')[Math.floor(random() * from.split(' ').length)] ?? ''
  const words = new Set<string>()
  while (words.size < LEXEMES) {
    // Longer words are rarer.
    const syllables = 1 + Math.floor(random() * (1.6 + words.size / 4_000))
    let word = ''
    for (let i = 0; i < syllables; i++) {
      word += pick('b bl c cr d dr f fl g gr h j k l m n p pl qu r s sh st str t th tr v w y z')
      word +=
        pick('a e i o u ai ea ee io ou') + pick('_ _ _ b ck ct d ft g l m n nd nt p r rd s st t x').replace('_', '')
    }
    if (word.length >= 3 && word.length <= 16) words.add(word)
  }
  return [...words]
}

/** Draws ranks: the second half as often as the first, the third a third as often, and so on. */
export function zipf(count: number, exponent: number): (random: () => number) => number {
  const sums: number[] = []
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 2.7) ** exponent
    sums.push(sum)
  }
  return (random) => {
    const wanted = random() * sum
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
