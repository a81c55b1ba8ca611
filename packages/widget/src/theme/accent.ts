import { contrast, fromHex, toHex } from './color.ts'
import { ACCENT, NEUTRAL, type Oklch, type Scheme, SURFACE } from './tokens.ts'

/** What a brand colour becomes in one scheme, each as `#rrggbb`. */
export interface Accent {
  /** Filled buttons, own messages. At least 3:1 against the surface through `edge`. */
  readonly fill: string
  /** The fill under the pointer. */
  readonly hover: string
  /** Text on `fill` and on `hover`: at least 4.5:1. */
  readonly on: string
  /** Edges and focus rings on any surface: at least 3:1. */
  readonly edge: string
  /** Text in the accent's hue on any surface and on `soft`: at least 4.5:1. */
  readonly text: string
  /** A quiet tint. */
  readonly soft: string
}

const PAPER = '#ffffff'
const INK = toHex([0.17, 0.01, 75])

/** Moves lightness towards `direction` in small steps until every background is contrasted enough. */
function until([l, c, h]: Oklch, direction: 1 | -1, against: readonly string[], ratio: number): string {
  let light = l
  let hex = toHex([light, c, h])
  const end = direction > 0 ? 1 : 0
  while (light !== end && against.some((background) => contrast(hex, background) < ratio)) {
    light = Math.min(1, Math.max(0, light + direction * 0.005))
    hex = toHex([light, c, h])
  }
  return hex
}

/**
 * Derives everything a scheme needs from one brand colour, so that text on it always has 4.5:1 and
 * edges 3:1, whatever colour a workspace picks. Without one, the default accent is used.
 *
 * @param brand `#rrggbb`, or null for the default green
 * @example deriveAccent('#ffd400', 'light').on // '#12100c': ink on yellow
 */
export function deriveAccent(brand: string | null, scheme: Scheme): Accent {
  const base = brand === null ? ACCENT : fromHex(brand)
  const [, chroma, hue] = base
  const dark = scheme === 'dark'
  const away = dark ? 1 : -1
  const step = (index: number): string => toHex(NEUTRAL[scheme][index] ?? SURFACE[scheme])
  const surfaces = [toHex(SURFACE[scheme]), step(0), step(1), step(2)]

  // In the dark a deep brand colour would sink into the panel: it is lifted until its shape shows.
  const lifted = fromHex(dark ? until(base, 1, surfaces.slice(0, 2), 3) : toHex(base))
  const liftedHex = toHex(lifted)
  // Paper looks right on saturated fills well before ink's ratio falls behind; ink serves the rest.
  const on = contrast(liftedHex, PAPER) >= 4.2 ? PAPER : INK
  const fill = until(lifted, on === PAPER ? -1 : 1, [on], 4.5)
  const [fillL] = fromHex(fill)
  const hover = until([fillL + (on === PAPER ? -0.045 : 0.035), chroma, hue], on === PAPER ? -1 : 1, [on], 4.5)

  const soft = toHex(dark ? [0.285, Math.min(chroma, 0.045), hue] : [0.955, Math.min(chroma, 0.022), hue])
  return {
    fill,
    hover,
    on,
    edge: until(base, away, surfaces, 3),
    text: until(base, away, [...surfaces, soft], 4.5),
    soft,
  }
}

/** The accent's custom properties alone, to lay over the default ones. */
export function accentVariables(scheme: Scheme, brand: string | null): string {
  const { fill, hover, on, edge, text, soft } = deriveAccent(brand, scheme)
  return `--accent:${fill};--accent-hover:${hover};--accent-on:${on};--accent-edge:${edge};--accent-text:${text};--accent-soft:${soft}`
}
