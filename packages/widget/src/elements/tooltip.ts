import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { direction } from '../loader/direction.ts'
import { type Layer, layer } from './floating.ts'
import type { Placement } from './place.ts'
import { articlePage, settingOf } from './setting.ts'
import { styles, themed } from './styles.ts'
import { ELEMENT_WORDS } from './words.ts'

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'
/** A pointer that only passes by opens nothing, and one that slips has time to come back. Milliseconds. */
const OPEN_AFTER = 120
const CLOSE_AFTER = 160

let made = 0

/**
 * `<deskbell-tooltip content="What you earn on this order"><button>Profit</button></deskbell-tooltip>`
 *
 * A few words on what stands in it: by pointer, by focus and by touch; Escape closes it (WCAG 2.2,
 * 1.4.13). Around something that cannot be focused, it adds a small button that can. `article` adds
 * a link to an article of the help centre.
 */
export class DeskbellTooltip extends LitElement {
  static override styles = styles
  static override properties = {
    content: {},
    article: {},
    placement: {},
    theme: {},
    trigger: { state: true },
  }
  declare content: string
  declare theme: string
  declare article: string
  /** The side it stands on where there is room; `top` unless said. */
  declare placement: Placement
  /** What the page put in that can be focused, or null: then our own button stands beside it. */
  declare trigger: HTMLElement | null

  #isOpen = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The words once more, beside the page's own element, where its `aria-describedby` can point. */
  #description: HTMLElement | null = null
  readonly #id = `deskbell-tooltip-${++made}`
  readonly #layer: Layer = layer(() => ({
    anchor: this.#anchor(),
    box: this.#find('.tip'),
    arrow: this.#find('.arrow'),
    placement: this.placement,
  }))

  constructor() {
    super()
    this.content = ''
    this.article = ''
    this.placement = 'top'
    this.trigger = null
  }

  override render(): TemplateResult {
    const setting = settingOf(this)
    const words = ELEMENT_WORDS[setting.locale]
    const described = this.trigger !== null && this.article === ''
    return html`<span
        @pointerenter=${this.#near}
        @pointerleave=${this.#away}
        @focusin=${this.#focused}
        @focusout=${this.#away}
        @click=${this.#pressed}
        ><slot @slotchange=${this.#adopt}></slot>${
          this.trigger
            ? nothing
            : html`<span class=${themed(this)}><button
                type="button"
                class="info"
                aria-label=${words.moreInformation}
                aria-describedby="tip"
              ><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 16v-4M12 8h.01" /></svg></button></span>`
        }</span
      ><span class=${themed(this)}
        ><div
          id="tip"
          class="tip"
          role="tooltip"
          popover="manual"
          dir=${direction(setting.locale)}
          lang=${setting.locale}
          aria-hidden=${described ? 'true' : nothing}
          @pointerenter=${this.#near}
          @pointerleave=${this.#away}
          @focusin=${this.#focused}
          @focusout=${this.#away}
        ><p>${this.content}</p>${
          this.article
            ? html`<a href=${articlePage(setting, this.article)} target="_blank" rel="noopener" @click=${this.#read}
                >${words.readMore}</a
              >`
            : nothing
        }<i class="arrow"></i></div
      ></span>`
  }

  override updated(): void {
    this.#describe()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
    this.#forget()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#adopt()
  }

  /** Takes up what the page put in, or puts in later. */
  readonly #adopt = (): void => {
    const elements = [...this.children].filter((child) => child !== this.#description)
    const found = elements.map((child) =>
      child.matches(FOCUSABLE) ? child : child.querySelector<HTMLElement>(FOCUSABLE),
    )
    this.trigger = (found.find((child) => child !== null) as HTMLElement | undefined) ?? null
  }

  #describe(): void {
    const { trigger } = this
    if (!trigger || !this.content) {
      this.#forget()
      return
    }
    if (!this.#description) {
      this.#description = document.createElement('span')
      this.#description.id = this.#id
      this.#description.hidden = true
      // No slot of this name exists: the words are there to be referred to, never to be seen.
      this.#description.slot = 'description'
    }
    this.#description.textContent = this.content
    if (this.#description.parentNode !== this) this.append(this.#description)
    const ids = new Set((trigger.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean))
    trigger.setAttribute('aria-describedby', [...ids.add(this.#id)].join(' '))
  }

  /** Leaves the page's own element as it was. */
  #forget(): void {
    this.#description?.remove()
    this.#description = null
    for (const described of this.querySelectorAll(`[aria-describedby~="${this.#id}"]`)) {
      const ids = (described.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((id) => id !== this.#id)
      if (ids.length > 0) described.setAttribute('aria-describedby', ids.join(' '))
      else described.removeAttribute('aria-describedby')
    }
  }

  readonly #near = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#soon(true, this.#isOpen ? 0 : OPEN_AFTER)
  }

  readonly #away = (): void => this.#soon(false, CLOSE_AFTER)

  readonly #focused = (event: FocusEvent): void => {
    // A click focuses too, and says for itself what it wants.
    if ((event.target as Element).matches(':focus-visible')) this.#soon(true, 0)
  }

  readonly #pressed = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || this.#ownButton()?.matches(':hover, :focus') === true) {
      if (this.#isOpen && event.pointerType === 'touch') this.#close()
      else this.#open()
    } else this.#close()
  }

  /** A reader who follows the link in the messenger stays on the page. */
  readonly #read = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const { showArticle } = (window as { Deskbell?: { showArticle?: (slug: string) => unknown } }).Deskbell ?? {}
    if (!showArticle) return
    event.preventDefault()
    this.#close()
    showArticle(this.article)
  }

  #soon(open: boolean, after: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (open ? this.#open() : this.#close()), after)
  }

  #open(): void {
    clearTimeout(this.#timer)
    if (this.#isOpen || !this.content) return
    this.#isOpen = true
    void this.#layer.show()
    document.addEventListener('keydown', this.#escape, true)
    document.addEventListener('pointerdown', this.#outside, true)
  }

  #close(): void {
    clearTimeout(this.#timer)
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#layer.hide()
    document.removeEventListener('keydown', this.#escape, true)
    document.removeEventListener('pointerdown', this.#outside, true)
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // It closes this, and not the dialog around it as well.
    event.stopPropagation()
    this.#close()
  }

  readonly #outside = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.#close()
  }

  #anchor(): Element {
    return this.trigger ?? this.#ownButton() ?? this
  }

  #ownButton(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.info')
  }

  #find(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector) as HTMLElement
  }
}
