import type { Oklch } from './tokens.ts'

/** Linear-light sRGB, each channel 0 to 1 where the colour can be shown. */
type Linear = readonly [number, number, number]

function toLinear([l, c, h]: Oklch): Linear {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
}

const encode = (u: number): number => (u <= 0.0031308 ? 12.92 * u : 1.055 * u ** (1 / 2.4) - 0.055)
const decode = (u: number): number => (u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4)

/**
 * A colour as `#rrggbb`. Where a screen cannot show it, its chroma gives way and its lightness and
 * hue stay, so that contrast is what was computed.
 *
 * @example toHex([0.47, 0.09, 165]) // '#0b6549'
 */
export function toHex([l, c, h]: Oklch): string {
  let chroma = c
  let rgb = toLinear([l, chroma, h])
  while (chroma > 0 && rgb.some((u) => u < -0.0005 || u > 1.0005)) {
    chroma = Math.max(0, chroma - 0.004)
    rgb = toLinear([l, chroma, h])
  }
  const byte = (u: number): string =>
    Math.round(encode(Math.min(1, Math.max(0, u))) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${rgb.map(byte).join('')}`
}

function channels(hex: string): Linear {
  const n = Number.parseInt(hex.slice(1), 16)
  return [decode((n >> 16) / 255), decode(((n >> 8) & 255) / 255), decode((n & 255) / 255)]
}

/** `#rrggbb` as OKLCH. */
export function fromHex(hex: string): Oklch {
  const [r, g, b] = channels(hex)
  const x = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const y = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const z = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z
  const bb = 0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z
  return [
    0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
    Math.hypot(a, bb),
    ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360,
  ]
}

/** Relative luminance of `#rrggbb`, as WCAG 2 defines it. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two `#rrggbb` colours by WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
