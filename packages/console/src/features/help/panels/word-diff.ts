import { diffArrays } from 'diff'

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed' | 'folded'
  readonly text: string
}

/** A comparison that takes longer goes by lines: coarser, but done. */
const PATIENCE = 400
/** Unchanged lines that stay around a change. */
const AROUND = 2

/**
 * What was added and removed between two texts, word by word as the language divides them. Long
 * stretches without a change are folded.
 *
 * @example compareWords('a red lamp', 'a blue lamp', 'en') // same 'a ', removed 'red', added 'blue', same ' lamp'
 */
export function compareWords(before: string, after: string, locale: string): Piece[] {
  const words = new Intl.Segmenter(locale, { granularity: 'word' })
  const split = (text: string) => Array.from(words.segment(text), (one) => one.segment)
  const lines = (text: string) => text.split(/(?<=\n)/)
  const changes =
    diffArrays(split(before), split(after), { timeout: PATIENCE }) ?? diffArrays(lines(before), lines(after))
  const pieces = changes.map(
    ({ added, removed, value }): Piece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  )
  return fold(joinScraps(pieces))
}

/** A lone space or comma between two changes would tear a phrase apart: it is taken as changed too. */
function joinScraps(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else if (removed && added && index < pieces.length - 1 && /^[^\p{L}\p{N}\n]{1,2}$/u.test(piece.text)) {
      removed += piece.text
      added += piece.text
    } else {
      flush()
      joined.push(piece)
    }
  }
  flush()
  return joined
}

function fold(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    if (piece.kind !== 'same' || pieces.length === 1) return [piece]
    const lines = piece.text.split(/(?<=\n)/)
    const head = index === 0 ? 0 : AROUND
    const tail = index === pieces.length - 1 ? 0 : AROUND
    if (lines.length <= head + tail + 2) return [piece]
    const middle = lines.slice(head, lines.length - tail)
    const same = (part: string[]): Piece[] => (part.length > 0 ? [{ kind: 'same', text: part.join('') }] : [])
    return [
      ...same(lines.slice(0, head)),
      { kind: 'folded', text: middle.join('') },
      ...same(tail === 0 ? [] : lines.slice(-tail)),
    ]
  })
}
