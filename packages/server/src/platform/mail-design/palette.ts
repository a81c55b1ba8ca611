import {
  BRASS,
  BRASS_SOFT,
  BRASS_TEXT,
  DANGER,
  DANGER_SOFT,
  deriveAccent,
  NEUTRAL,
  type Oklch,
  type Scheme,
  SURFACE,
  toHex,
} from '@deskbell/widget/theme'
import type { Band, Tone } from './content.ts'

/** Something on a ground of its own, each as `#rrggbb`. */
export interface Paint {
  readonly ground: string
  readonly ink: string
  readonly edge: string
}

/** The colours of one mail in one scheme. */
export interface Palette {
  readonly page: string
  readonly card: string
  readonly line: string
  readonly ink: string
  readonly second: string
  readonly quiet: string
  readonly soft: string
  readonly link: string
  readonly mark: string
  readonly button: Paint
  readonly tones: Readonly<Record<Tone, Paint>>
  readonly bands: Readonly<Record<BandLook, Paint>>
}

export type BandLook = 'near1' | 'near2' | 'near3' | 'bad2' | 'bad3'

export function lookOfBand({ level, isBad }: Band): BandLook {
  return isBad ? (level === 3 ? 'bad3' : 'bad2') : `near${level}`
}

const INK: Oklch = [0.17, 0.01, 75]
const PAPER: Oklch = [1, 0, 75]
const GOOD: Record<Scheme, readonly [ground: Oklch, ink: Oklch, edge: Oklch]> = {
  light: [
    [0.955, 0.03, 155],
    [0.42, 0.09, 155],
    [0.87, 0.06, 155],
  ],
  dark: [
    [0.285, 0.04, 155],
    [0.84, 0.11, 155],
    [0.4, 0.06, 155],
  ],
}
/** The edges of what is on soft brass and on soft red, and the full red of what is late. */
const EDGES: Record<Scheme, { readonly brass: Oklch; readonly danger: Oklch; readonly full: Oklch }> = {
  light: { brass: [0.86, 0.09, 86], danger: [0.87, 0.06, 25], full: [0.5, 0.17, 27] },
  dark: { brass: [0.45, 0.07, 82], danger: [0.43, 0.09, 25], full: [0.55, 0.17, 27] },
}

/**
 * Every colour that a mail uses. Text has 4.5:1 on its ground whatever brand colour is given.
 *
 * @param brand `#rrggbb`, or null for the default
 */
export function paletteOf(scheme: Scheme, brand: string | null): Palette {
  const accent = deriveAccent(brand, scheme)
  const step = (index: number) => toHex(NEUTRAL[scheme][index] ?? SURFACE[scheme])
  const [goodGround, goodInk, goodEdge] = GOOD[scheme]
  const { brass, danger, full } = EDGES[scheme]
  const notice = paint(BRASS_SOFT[scheme], BRASS_TEXT[scheme], brass)
  const bad = paint(DANGER_SOFT[scheme], DANGER[scheme], danger)
  return {
    page: step(scheme === 'light' ? 1 : 0),
    card: toHex(SURFACE[scheme]),
    line: step(5),
    ink: step(11),
    second: step(10),
    quiet: step(9),
    soft: step(scheme === 'light' ? 1 : 2),
    link: accent.text,
    mark: accent.edge,
    button: { ground: accent.fill, ink: accent.on, edge: accent.fill },
    tones: {
      neutral: { ground: step(2), ink: step(10), edge: step(5) },
      good: paint(goodGround, goodInk, goodEdge),
      notice,
      bad,
    },
    bands: {
      near1: { ground: accent.soft, ink: accent.text, edge: accent.soft },
      near2: notice,
      near3: paint(BRASS, INK, BRASS),
      bad2: bad,
      bad3: paint(full, PAPER, full),
    },
  }
}

function paint(ground: Oklch, ink: Oklch, edge: Oklch): Paint {
  return { ground: toHex(ground), ink: toHex(ink), edge: toHex(edge) }
}
