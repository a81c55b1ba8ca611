import bidiFactory from 'bidi-js'
import { type Face, pieces, type Weight } from './fonts.ts'

// The package says that it has a default export; what it exports is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

/** A part of a line that is drawn in one go; `x` counts from the left of the line. */
export interface Glyphs {
  readonly text: string
  readonly face: Face
  readonly x: number
}

export interface Line {
  readonly glyphs: readonly Glyphs[]
  readonly width: number
}

export interface Setting {
  readonly faces: Readonly<Record<Weight, readonly Face[]>>
  readonly weight: Weight
  /** In points. */
  readonly size: number
  /** How wide a line may be, in points. */
  readonly width: number
  readonly dir: 'ltr' | 'rtl'
}

/** What stands between two places where a line may be broken. */
interface Word {
  readonly from: number
  readonly to: number
}

/**
 * Text as lines: broken between words where there is room for no more, or within one that is longer than a line, and
 * brought into the order in which it is seen (UAX 9). `isWhole` is false where no font has some of the letters.
 */
export function setText(text: string, setting: Setting): { lines: readonly Line[]; isWhole: boolean } {
  const lines: Line[] = []
  let isWhole = true
  for (const paragraph of printable(text).split('\n')) {
    const set = setParagraph(paragraph, setting)
    lines.push(...set.lines)
    isWhole &&= set.isWhole
  }
  return { lines, isWhole }
}

/** They say which way words run, and are not seen. */
const SIGNS = /[\u200e\u200f\u061c\u2066-\u2069]/g

/** Line ends as one, and nothing that cannot be seen, other than what words are joined and set apart by. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?![\n\u200c-\u200f\u061c\u2066-\u2069])(?:[\p{Cc}\p{Cf}]|\p{Variation_Selector})/gu, '')
}

function setParagraph(text: string, setting: Setting): { lines: Line[]; isWhole: boolean } {
  const { levels } = bidi.getEmbeddingLevels(text, setting.dir)
  const lines: Line[] = []
  let isWhole = true
  const add = (from: number, to: number) => {
    const line = setLine(text, levels, from, to, setting)
    lines.push(line)
    isWhole &&= line.isWhole
  }
  let from = 0
  let end = 0
  let width = 0
  for (const word of wordsOf(text)) {
    const space = end > from ? widthOf(text.slice(end, word.from), setting) : 0
    let own = widthOf(text.slice(word.from, word.to), setting)
    if (end > from && width + space + own > setting.width) {
      add(from, end)
      from = word.from
      width = 0
    } else width += space
    while (own > setting.width) {
      const cut = fitting(text, from, word.to, setting)
      add(from, cut)
      from = cut
      own = widthOf(text.slice(from, word.to), setting)
    }
    width += own
    end = word.to
  }
  add(from, end)
  return { lines, isWhole }
}

function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(/\S+/g)) {
    yield { from: match.index, to: match.index + match[0].length }
  }
}

/** Where a word that is too long is cut: after as many whole characters as there is room for, one at least. */
function fitting(text: string, from: number, to: number, setting: Setting): number {
  const ends: number[] = []
  let at = from
  let width = 0
  for (const character of text.slice(from, to)) {
    width += widthOf(character, setting)
    if (ends.length > 0 && width > setting.width) break
    at += character.length
    ends.push(at)
  }
  // Together they may take more room than one by one.
  while (ends.length > 1 && widthOf(text.slice(from, ends.at(-1)), setting) > setting.width) ends.pop()
  return ends.at(-1) ?? to
}

function widthOf(text: string, { faces, weight, size }: Setting): number {
  return pieces(faces[weight], text.replace(SIGNS, '')).runs.reduce(
    (sum, run) => sum + advance(run.face, run.text, size),
    0,
  )
}

/** Words come again and again, in one document and in the next. */
const advances = new Map<string, number>()
const KEPT = 5_000

function advance({ name, font }: Face, text: string, size: number): number {
  const key = `${name}\n${text}`
  let width = advances.get(key)
  if (width === undefined) {
    width = font.layout(text).advanceWidth / font.unitsPerEm
    if (advances.size >= KEPT) advances.clear()
    advances.set(key, width)
  }
  return width * size
}

/** A line in the order in which it is seen. Every word is set by itself, as what writes it turns no spaces around. */
function setLine(
  text: string,
  levels: Uint8Array,
  from: number,
  to: number,
  setting: Setting,
): Line & { isWhole: boolean } {
  const runs: { text: string; level: number }[] = []
  const mirrored = bidi.getMirroredCharactersMap(text, levels, from, to - 1)
  for (let at = from; at < to; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const shown = mirrored.get(at) ?? character
    const level = levels[at] ?? 0
    const last = runs.at(-1)
    at += character.length
    if (character.search(SIGNS) === 0) continue
    const joins = last?.level === level && /\s/.test(character) === /\s/.test(last.text)
    if (last && joins) last.text += shown
    else runs.push({ text: shown, level })
  }
  let x = 0
  let isWhole = true
  const glyphs: Glyphs[] = []
  for (const run of inSight(runs)) {
    const set = pieces(setting.faces[setting.weight], run.text)
    isWhole &&= set.isWhole
    const isRtl = run.level % 2 === 1
    for (const { text: part, face } of isRtl ? [...set.runs].reverse() : set.runs) {
      glyphs.push({ text: part, face, x })
      x += advance(face, part, setting.size)
    }
  }
  return { glyphs, width: x, isWhole }
}

/** Rule L2: from the highest level down to the lowest odd one, what stands at it or above is turned around. */
function inSight<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const seen = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from
      while ((seen[to]?.level ?? -1) >= level) to += 1
      if (to > from) seen.splice(from, to - from, ...seen.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return seen
}
