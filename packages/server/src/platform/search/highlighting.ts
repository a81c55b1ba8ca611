import type { Token, Tokenizer } from './tokens.ts'

/** A piece of a text; `hit` where it matches. Put together again, the pieces are the text. */
export interface TextPiece {
  readonly text: string
  readonly hit: boolean
}

/** Marks the words of a text that match. `terms` are those of a search's answer. */
export function highlight(text: string, terms: ReadonlySet<string>, tokenizer: Tokenizer): TextPiece[] {
  return pieces(text, 0, text.length, hitsIn(text, terms, tokenizer))
}

interface PassageOptions {
  /** About how many characters. */
  readonly length: number
}

/** Beyond this nobody looks for a passage: it would take longer than the search. */
const READ = 30_000

/**
 * The part of a text that has most of the words that match, the earlier of equals, cut at spaces and
 * with an ellipsis where something is left out; its beginning where nothing matches.
 *
 * @example passage(article.text, answer.terms, tokenizer, { length: 160 })
 */
export function passage(
  text: string,
  terms: ReadonlySet<string>,
  tokenizer: Tokenizer,
  { length }: PassageOptions,
): TextPiece[] {
  const readable = text.slice(0, READ)
  const hits = hitsIn(readable, terms, tokenizer)
  const [from, to] = bestWindow(readable, hits, length)
  const found = pieces(readable, from, to, hits).map(({ text, hit }) => ({ text: text.replace(/\s+/g, ' '), hit }))
  const before = from > 0 ? [{ text: '… ', hit: false }] : []
  const after = to < text.length ? [{ text: ' …', hit: false }] : []
  return merged([...before, ...found, ...after])
}

interface Hit {
  readonly start: number
  readonly end: number
  /** Which of the terms; the same twice is worth less than two different ones. */
  readonly term: string
}

function hitsIn(text: string, terms: ReadonlySet<string>, tokenizer: Tokenizer): Hit[] {
  if (terms.size === 0) return []
  return tokenizer.tokens(text).flatMap((token: Token) => {
    const term = token.terms.find((one) => terms.has(one))
    return term === undefined ? [] : [{ start: token.start, end: token.end, term: token.terms.at(-1) ?? term }]
  })
}

/** The stretch of about `length` characters with most different terms, then with most hits. */
function bestWindow(text: string, hits: readonly Hit[], length: number): [number, number] {
  let best = { worth: -1, first: 0 }
  for (let i = 0; i < hits.length; i++) {
    const start = (hits[i] as Hit).start
    const seen = new Set<string>()
    let worth = 0
    for (let j = i; j < hits.length; j++) {
      const hit = hits[j] as Hit
      if (hit.end - start > length * 0.8) break
      worth += seen.has(hit.term) ? 0.1 : 1
      seen.add(hit.term)
    }
    if (worth > best.worth + 1e-9) best = { worth, first: start }
  }
  if (best.first < length * 0.6) return [0, endNear(text, length)]
  const from = beginningOf(text, best.first, Math.round(length * 0.3))
  return [from, endNear(text, from + length)]
}

/** Where the sentence or block begins, if that is near; else a space. */
function beginningOf(text: string, at: number, reach: number): number {
  const before = text.slice(Math.max(0, at - reach), at)
  const sentence = [...before.matchAll(/(?:[.!?؟]\s|[。！？\n])/g)].at(-1)
  if (sentence) return at - before.length + sentence.index + sentence[0].length
  const space = before.slice(0, Math.max(0, before.length - Math.round(reach / 2))).search(/\s/)
  return space < 0 ? at : at - before.length + space + 1
}

function endNear(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(at - 30, at + 1).search(/\s\S*$/)
  const end = space > 0 ? at - 30 + space : at
  // Not within a pair that is one character.
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end
}

function pieces(text: string, from: number, to: number, hits: readonly Hit[]): TextPiece[] {
  const found: TextPiece[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > to) continue
    if (start > at) found.push({ text: text.slice(at, start), hit: false })
    found.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) found.push({ text: text.slice(at, to), hit: false })
  return merged(found)
}

/** Neighbours that are alike become one, and so do the parts of a compound such as e-mail. */
function merged(given: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = []
  for (const [i, piece] of given.entries()) {
    const isBetween = result.at(-1)?.hit === true && given[i + 1]?.hit === true && /^[-'’._]$/.test(piece.text)
    const hit = piece.hit || isBetween
    const last = result.at(-1)
    if (last && last.hit === hit) result[result.length - 1] = { text: last.text + piece.text, hit }
    else result.push({ text: piece.text, hit })
  }
  return result
}
