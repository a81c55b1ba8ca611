import type { Article } from '@deskbell/protocol'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { direction } from '../loader/direction.ts'
import { type Layer, layer } from './floating.ts'
import { articlePage, type Setting, settingOf } from './setting.ts'
import { styles, themed } from './styles.ts'
import { ELEMENT_WORDS } from './words.ts'

type Mode = 'link' | 'inline' | 'popover'
type Load = 'idle' | 'loading' | 'ready' | 'failed' | 'gone'

/**
 * `<deskbell-article slug="refunds">How refunds work</deskbell-article>`
 *
 * An article of the help centre where the page needs it. `mode="link"` (the default) opens it in the
 * messenger, or its page where there is no messenger; `mode="popover"` shows it beside the link;
 * `mode="inline"` draws it into the page once it comes near the window.
 */
export class DeskbellArticle extends LitElement {
  static override styles = styles
  static override properties = {
    slug: {},
    mode: { reflect: true },
    theme: {},
    load: { state: true },
    read: { state: true },
    isOpen: { state: true },
  }
  declare slug: string
  declare mode: Mode
  declare theme: string
  declare load: Load
  declare read: Article | null
  declare isOpen: boolean

  #near: IntersectionObserver | undefined
  #drawn: HTMLElement | null = null
  readonly #layer: Layer = layer(() => ({
    anchor: this.#find('.link'),
    box: this.#find('.card'),
    placement: 'bottom-start',
  }))

  constructor() {
    super()
    this.slug = ''
    this.mode = 'link'
    this.load = 'idle'
    this.read = null
    this.isOpen = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.mode === 'inline') this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#near?.disconnect()
    this.close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('slug') || !this.hasUpdated) return
    this.load = 'idle'
    this.read = null
    this.#drawn = null
    if (this.mode === 'inline') this.#watch()
  }

  override updated(changed: PropertyValues<this>): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.body')
    if (this.read && place && place !== this.#drawn) {
      this.#drawn = place
      const { read } = this
      void import('./reading.ts').then(({ drawInto }) => drawInto(place, settingOf(this), read))
    }
    if (changed.has('isOpen') && this.isOpen) {
      void this.#layer.show().then(() => this.#find('.title')?.focus({ preventScroll: true }))
    }
  }

  override render(): TemplateResult {
    const setting = settingOf(this)
    return this.mode === 'inline' ? this.#inline(setting) : this.#linked(setting)
  }

  #linked(setting: Setting): TemplateResult {
    const words = ELEMENT_WORDS[setting.locale]
    const text = html`<slot>${this.read?.title ?? words.readMore}</slot>`
    if (this.mode === 'link') {
      return html`<span class=${themed(this)}><a
        class="link"
        part="link"
        href=${articlePage(setting, this.slug)}
        target="_blank"
        rel="noopener"
        @click=${this.#follow}
      >${text}</a></span>`
    }
    return html`<span class=${themed(this)}><button
        type="button"
        class="link"
        part="link"
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @pointerenter=${this.#fetch}
        @click=${this.#toggle}
      >${text}</button
      ><div
        class="card"
        part="card"
        popover="manual"
        role="dialog"
        aria-labelledby="title"
        lang=${setting.locale}
        dir=${direction(setting.locale)}
        @focusout=${this.#left}
      >${
        this.isOpen
          ? html`<div class="head">
                <h2 class="title" id="title" tabindex="-1" lang=${this.read?.locale ?? nothing}>
                  ${this.read?.title ?? words.loading}
                </h2>
                <button type="button" class="icon" aria-label=${words.close} @click=${this.#dismiss}>
                  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12" /></svg>
                </button>
              </div>
              ${this.#content(setting)}
              ${
                this.read
                  ? html`<div class="foot">
                      <a href=${articlePage(setting, this.slug)} target="_blank" rel="noopener">${words.openPage}</a>
                    </div>`
                  : nothing
              }`
          : nothing
      }</div></span>`
  }

  #inline(setting: Setting): TemplateResult {
    return html`<div class=${themed(this)} lang=${setting.locale} dir=${direction(setting.locale)}>
      <div class="article" part="article">
        ${this.read ? html`<h2 class="title" lang=${this.read.locale} dir=${direction(this.read.locale)}>${this.read.title}</h2>` : nothing}
        ${this.#content(setting)}
      </div>
    </div>`
  }

  #content(setting: Setting): TemplateResult {
    const words = ELEMENT_WORDS[setting.locale]
    if (this.read) return html`<div class="body"></div>`
    if (this.load === 'failed' || this.load === 'gone') {
      return html`<div class="state" role="status">
        <p>${words[this.load]}</p>
        ${
          this.load === 'failed'
            ? html`<button type="button" class="do" @click=${this.#fetch}>${words.retry}</button
                ><a href=${articlePage(setting, this.slug)} target="_blank" rel="noopener">${words.openPage}</a>`
            : nothing
        }
      </div>`
    }
    return html`<div class="bones" role="status" aria-label=${words.loading}><i></i><i></i><i></i></div>`
  }

  /** Closes the popover and leaves the focus where it is. */
  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#layer.hide()
    this.#drawn = null
    document.removeEventListener('keydown', this.#escape, true)
    document.removeEventListener('pointerdown', this.#outside, true)
  }

  /** Fetches the article unless it is here or on its way. */
  readonly #fetch = async (): Promise<void> => {
    if (this.load === 'loading' || this.load === 'ready') return
    const { slug } = this
    this.load = 'loading'
    try {
      const { readArticle } = await import('./reading.ts')
      const article = await readArticle(settingOf(this), slug)
      if (slug !== this.slug) return
      this.read = article
      this.load = 'ready'
    } catch (error) {
      if (slug === this.slug) this.load = (error as { code?: string }).code === 'not_found' ? 'gone' : 'failed'
    }
  }

  readonly #follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const { showArticle } = (window as { Deskbell?: { showArticle?: (slug: string) => unknown } }).Deskbell ?? {}
    if (!showArticle) return
    event.preventDefault()
    showArticle(this.slug)
  }

  readonly #toggle = async (): Promise<void> => {
    if (this.isOpen) return this.#dismiss()
    this.isOpen = true
    document.addEventListener('keydown', this.#escape, true)
    document.addEventListener('pointerdown', this.#outside, true)
    await this.#fetch()
    if (this.read) (await import('./reading.ts')).reportView(settingOf(this), this.read)
  }

  /** Closes, and gives the focus back to the link. */
  readonly #dismiss = (): void => {
    this.close()
    this.#find('.link').focus()
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#dismiss()
  }

  readonly #outside = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.close()
  }

  /** Whoever goes on past the last link of the article has left it. */
  readonly #left = (event: FocusEvent): void => {
    const next = event.relatedTarget as Node | null
    if (next && !this.renderRoot.contains(next)) this.close()
  }

  #watch(): void {
    this.#near?.disconnect()
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        this.#near?.disconnect()
        void this.#fetch()
      },
      { rootMargin: '300px' },
    )
    this.#near.observe(this)
  }

  #find(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector) as HTMLElement
  }
}
