import { adoptStyles, unsafeCSS } from 'lit'
import { styles } from '../elements/styles.ts'
import sheet from './booking.css.ts'
import type { DeskbellBooking } from './element.ts'

const worn = new WeakMap<DeskbellBooking, string | null>()
// Our own text, known at build time.
const own = unsafeCSS(sheet)

/** Puts on the style sheets of a booking, and the page's accent where it names one. */
export function wear(host: DeskbellBooking, accent: string | null): void {
  if (worn.get(host) === accent) return
  worn.set(host, accent)
  const root = host.renderRoot as ShadowRoot
  adoptStyles(root, [styles, own])
  if (!accent) return
  void import('../theme/accent.ts').then(({ accentVariables }) => {
    if (worn.get(host) !== accent) return
    const sheetOfAccent = new CSSStyleSheet()
    const [light, dark] = (['light', 'dark'] as const).map((scheme) => accentVariables(scheme, accent))
    sheetOfAccent.replaceSync(`.themed{${light}}.themed.dark{${dark}}`)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOfAccent]
  })
}
