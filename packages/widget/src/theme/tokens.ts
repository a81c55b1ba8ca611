/**
 * How Deskbell looks, as data: one file for the messenger, the console and the portal.
 * Colours are OKLCH `[lightness, chroma, hue]`; lengths are px; times are ms.
 */

export type Oklch = readonly [lightness: number, chroma: number, hue: number]
export type Scheme = 'light' | 'dark'

/**
 * Warm neutrals in twelve steps, light and dark designed separately. By use: 1 page, 2 quiet
 * surface, 3 control, 4 control under the pointer, 5 control pressed, 6 hairline, 7 edge of a
 * control at rest, 8 edge with 3:1, 9 faint text on step 1, 10 quiet text, 11 second text, 12 text.
 */
export const NEUTRAL: Record<Scheme, readonly Oklch[]> = {
  light: [
    [0.991, 0.005, 75],
    [0.975, 0.006, 75],
    [0.953, 0.007, 75],
    [0.932, 0.008, 75],
    [0.908, 0.009, 75],
    [0.89, 0.009, 75],
    [0.845, 0.01, 75],
    [0.63, 0.012, 75],
    [0.545, 0.012, 75],
    [0.49, 0.012, 75],
    [0.42, 0.011, 75],
    [0.235, 0.01, 75],
  ],
  dark: [
    [0.183, 0.006, 75],
    [0.212, 0.007, 75],
    [0.248, 0.008, 75],
    [0.28, 0.008, 75],
    [0.312, 0.009, 75],
    [0.335, 0.009, 75],
    [0.395, 0.01, 75],
    [0.56, 0.012, 75],
    [0.66, 0.012, 75],
    [0.735, 0.011, 75],
    [0.82, 0.009, 75],
    [0.955, 0.006, 75],
  ],
}

/** Where panels and cards lie: paper over step 1 in light, one step up in dark. */
export const SURFACE: Record<Scheme, Oklch> = { light: [1, 0, 75], dark: [0.212, 0.007, 75] }

/** The default accent, replaced by a workspace's brand colour. */
export const ACCENT: Oklch = [0.47, 0.09, 165]

/** Only for the bell and for "needs you". `brassText` is brass that can be read on a surface. */
export const BRASS: Oklch = [0.74, 0.12, 85]
export const BRASS_TEXT: Record<Scheme, Oklch> = { light: [0.5, 0.1, 75], dark: [0.8, 0.11, 85] }
export const BRASS_SOFT: Record<Scheme, Oklch> = { light: [0.965, 0.035, 88], dark: [0.285, 0.035, 80] }

/** Something went wrong, and needs a hand. */
export const DANGER: Record<Scheme, Oklch> = { light: [0.5, 0.17, 27], dark: [0.75, 0.13, 25] }
export const DANGER_SOFT: Record<Scheme, Oklch> = { light: [0.965, 0.018, 25], dark: [0.275, 0.045, 25] }

/** A person is here. */
export const ONLINE: Record<Scheme, Oklch> = { light: [0.56, 0.13, 155], dark: [0.74, 0.14, 155] }

export const FONT = 'system-ui, sans-serif'
export const FONT_SIZE = { tiny: 12, small: 13, body: 14, large: 16, title: 20, display: 26 } as const
export const FONT_WEIGHT = { regular: 400, medium: 500, strong: 650 } as const
export const LINE_HEIGHT = { text: 1.45, heading: 1.2 } as const
/** Everything stands on this grid. */
export const SPACE = 4
export const RADIUS = { control: 8, card: 12, panel: 18 } as const
export const MOTION = { quick: 120, calm: 200, slow: 280 } as const

/** Two shadows in all: a card that lifts, and a panel above the page. */
export const SHADOW: Record<Scheme, { readonly card: string; readonly panel: string }> = {
  light: {
    card: '0 1px 2px #352c220f,0 2px 8px #352c220d',
    panel: '0 2px 6px #352c2214,0 16px 48px #352c222e',
  },
  dark: {
    card: '0 1px 2px #0004,0 2px 8px #0003',
    panel: '0 2px 6px #0006,0 16px 48px #0008',
  },
}
