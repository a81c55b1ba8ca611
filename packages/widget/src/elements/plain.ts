import { articlePage, setDefaults, settingOf } from './setting.ts'
import { ELEMENT_WORDS } from './words.ts'

/** The same elements without Lit: an article is a link to its page, and a tip is the browser's own. */
export function definePlainElements(url: string): void {
  setDefaults({ url })
  if (!customElements.get('deskbell-article')) customElements.define('deskbell-article', PlainArticle)
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

class PlainTooltip extends HTMLElement {
  connectedCallback(): void {
    this.title = this.getAttribute('content') ?? ''
  }
}
