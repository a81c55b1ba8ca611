import { create, type Font } from 'fontkit'
import { readFontFile } from '../../../platform/font-files.ts'

/** How strong letters are. */
export type Weight = 400 | 600

/** A font file with its name in a document. */
export interface Face {
  readonly name: string
  readonly font: Font
}

/** In the order in which they are asked for letters. Each file has one script of Noto Sans or IBM Plex (both OFL). */
const SCRIPTS = [
  ['@fontsource/noto-sans', 'latin'],
  ['@fontsource/noto-sans', 'latin-ext'],
  ['@fontsource/ibm-plex-sans-arabic', 'arabic'],
  ['@fontsource/noto-sans', 'cyrillic'],
  ['@fontsource/noto-sans', 'greek'],
  ['@fontsource/noto-sans', 'vietnamese'],
  ['@fontsource/noto-sans', 'devanagari'],
  ['@fontsource/noto-sans', 'cyrillic-ext'],
  ['@fontsource/noto-sans', 'greek-ext'],
] as const

const read = new Map<Weight, Promise<readonly Face[]>>()

/** All faces of a weight; read once, as every document uses the same. */
export function facesOf(weight: Weight): Promise<readonly Face[]> {
  const known = read.get(weight)
  if (known) return known
  const faces = Promise.all(SCRIPTS.map(([family, script]) => readFace(family, script, weight)))
  read.set(weight, faces)
  return faces
}

async function readFace(family: string, script: string, weight: Weight): Promise<Face> {
  const path = `${family}/files/${family.slice('@fontsource/'.length)}-${script}-${weight}-normal.woff`
  const font = create(await readFontFile(path))
  if (!('createSubset' in font)) throw new Error(`${path} has several fonts in it`)
  return { name: `${script} ${weight}`, font }
}

/** Joins and marks have no place of their own: they stay with the letter before them. */
const CLINGS = /[\p{M}\u200c\u200d]/u

/**
 * Text in pieces that one face can write each. What none has a letter for goes to the first, which shows a box.
 *
 * @example [...pieces(faces, 'Zoë قهوة')].length // 2, Latin and Arabic
 */
export function pieces(
  faces: readonly Face[],
  text: string,
): { readonly runs: readonly { readonly text: string; readonly face: Face }[]; readonly isWhole: boolean } {
  const [first] = faces
  if (!first) throw new Error('There are no fonts')
  const runs: { text: string; face: Face }[] = []
  let isWhole = true
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const last = runs.at(-1)
    const has = ({ font }: Face) => font.hasGlyphForCodePoint(code)
    const stays = last && (CLINGS.test(character) || has(last.face)) ? last.face : faces.find(has)
    if (!stays) isWhole = false
    const face = stays ?? first
    if (last?.face === face) last.text += character
    else runs.push({ text: character, face })
  }
  return { runs, isWhole }
}
