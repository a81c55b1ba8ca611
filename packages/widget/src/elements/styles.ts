import { type CSSResult, unsafeCSS } from 'lit'
import { DEFAULTS } from '../theme/defaults.ts'
import sheet from './elements.css.ts'

const theme = `.themed{${DEFAULTS.light}}.themed.dark{${DEFAULTS.dark}}`

/**
 * The classes of what carries the theme. An element stands in somebody else's page, so it is dark
 * where that page is, by its `color-scheme`, and not just because the system is; the attribute
 * `theme` overrules.
 */
export function themed(element: Element): string {
  const asked = element.getAttribute('theme')
  if (asked === 'light' || asked === 'dark') return `themed ${asked}`
  const schemes = getComputedStyle(element.parentElement ?? document.documentElement).colorScheme.split(' ')
  const isDark =
    schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches)
  return isDark ? 'themed dark' : 'themed'
}

// Our own text, known at build time.
export const styles: CSSResult = unsafeCSS(theme + sheet)
