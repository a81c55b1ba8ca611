import { articlePage, setDefaults, settingOf } from './setting.ts'
import { ELEMENT_WORDS } from './words.ts'

/**
 * The same elements without Lit: an article and a booking are links to their pages, and a tip is the browser's own.
 */
export function definePlainElements(url: string): void {
  setDefaults({ url })
  if (!customElements.get('deskbell-article')) customElements.define('deskbell-article', PlainArticle)
  if (!customElements.get('deskbell-booking')) customElements.define('deskbell-booking', PlainBooking)
  if (!customElements.get('deskbell-tooltip')) customElements.define('deskbell-tooltip', PlainTooltip)
}

class PlainArticle extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return
    const setting = settingOf(this)
    const link = document.createElement('a')
    link.href = articlePage(setting, this.getAttribute('slug') ?? '')
    link.target = '_blank'
    link.rel = 'noopener'
    const slot = document.createElement('slot')
    slot.textContent = ELEMENT_WORDS[setting.locale].readMore
    link.append(slot)
    this.attachShadow({ mode: 'open' }).append(link)
  }
}

class PlainBooking extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return
    const setting = settingOf(this)
    const link = document.createElement('a')
    link.textContent = ELEMENT_WORDS[setting.locale].openBooking
    link.target = '_blank'
    link.rel = 'noopener'
    this.attachShadow({ mode: 'open' }).append(link)
    void import('../booking/address.ts').then(async ({ pageOf }) => {
      link.href = await pageOf(setting, this)
    })
  }
}

class PlainTooltip extends HTMLElement {
  connectedCallback(): void {
    this.title = this.getAttribute('content') ?? ''
  }
}
