import { DeskbellBooking, type SupportRequest } from '../booking/element.ts'
import { DeskbellArticle } from './article.ts'
import { type ElementDefaults, setDefaults } from './setting.ts'
import { DeskbellTooltip } from './tooltip.ts'

export { DeskbellArticle, DeskbellBooking, DeskbellTooltip, type ElementDefaults, type SupportRequest }

/**
 * Makes `<deskbell-article>`, `<deskbell-booking>` and `<deskbell-tooltip>` known to the page. Called again, it
 * only changes the defaults.
 *
 * @example defineElements({ url: 'https://desk.example.com', workspace: 'wk_…' })
 */
export function defineElements(defaults?: ElementDefaults): void {
  if (defaults) setDefaults(defaults)
  if (!customElements.get('deskbell-article')) customElements.define('deskbell-article', DeskbellArticle)
  if (!customElements.get('deskbell-booking')) customElements.define('deskbell-booking', DeskbellBooking)
  if (!customElements.get('deskbell-tooltip')) customElements.define('deskbell-tooltip', DeskbellTooltip)
}

declare global {
  interface HTMLElementTagNameMap {
    'deskbell-article': DeskbellArticle
    'deskbell-booking': DeskbellBooking
    'deskbell-tooltip': DeskbellTooltip
  }
}
