/** Longer words are found by their beginning. */
const TERM_LENGTH = 32
/** Of one text; more are hardly what anybody searches for. */
const TERMS_PER_TEXT = 400

/**
 * The words of a text as they are searched for: without accents, in lower case, each once. Runs of
 * signs of languages written without spaces are taken in pairs.
 *
 * @example termsOf('Où est mon Café?') // ['ou', 'est', 'mon', 'cafe']
 */
export function termsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const terms = new Set<string>()
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const term of isSpaceless(word) ? pairsOf(word) : [word.slice(0, TERM_LENGTH)]) terms.add(term)
    if (terms.size >= TERMS_PER_TEXT) break
  }
  return [...terms].slice(0, TERMS_PER_TEXT)
}

function isSpaceless(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
}

function pairsOf(word: string): string[] {
  const signs = [...word]
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}
