import { accentVariables } from './accent.ts'
import { toHex } from './color.ts'
import {
  BRASS,
  BRASS_SOFT,
  BRASS_TEXT,
  DANGER,
  DANGER_SOFT,
  NEUTRAL,
  ONLINE,
  type Scheme,
  SHADOW,
  SURFACE,
} from './tokens.ts'

/**
 * The custom properties of one scheme: `--n1` to `--n12`, `--surface`, `--accent` (with `-hover`,
 * `-on`, `-edge`, `-text`, `-soft`), `--brass`, `--danger`, `--online`, `--tint` (the
 * lightness of faces), `--shadow-card` and `--shadow-panel`; and `color-scheme`.
 *
 * @param brand the workspace's colour as `#rrggbb`, or null for the default
 * @returns declarations, ready to stand between braces
 * @example sheet.replaceSync(`:root{${variables('light', null)}}`)
 */
export function variables(scheme: Scheme, brand: string | null): string {
  const values: Record<string, string> = {
    surface: toHex(SURFACE[scheme]),
    brass: toHex(BRASS),
    'brass-text': toHex(BRASS_TEXT[scheme]),
    'brass-soft': toHex(BRASS_SOFT[scheme]),
    danger: toHex(DANGER[scheme]),
    'danger-soft': toHex(DANGER_SOFT[scheme]),
    online: toHex(ONLINE[scheme]),
    tint: scheme === 'light' ? '0.9' : '0.37',
    'shadow-card': SHADOW[scheme].card,
    'shadow-panel': SHADOW[scheme].panel,
  }
  NEUTRAL[scheme].forEach((step, index) => {
    values[`n${index + 1}`] = toHex(step)
  })
  const neutrals = Object.entries(values).map(([name, value]) => `--${name}:${value}`)
  return `color-scheme:${scheme};${neutrals.join(';')};${accentVariables(scheme, brand)}`
}
