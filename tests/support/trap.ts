import type { Page } from 'playwright'

/** What a page must never do, noticed from inside and outside. */
export interface Trap {
  /** Everything that was noticed so far. */
  sprung(): Promise<string[]>
}

declare global {
  interface Window {
    sprung: string[]
  }
}

/**
 * What the page would be allowed, only reported: nothing is held back, so that whatever runs, runs,
 * and is noticed twice.
 */
export function reportedPolicy(pictures: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src 'self' ${pictures}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/**
 * Lays the trap, before the page is opened: dialogs, requests to other sites, windows,
 * frames, errors nobody caught, and every breach of the page's policy.
 *
 * @param own the origins that may be asked
 */
export async function layTrap(page: Page, own: readonly string[]): Promise<Trap> {
  const outside: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isData = url.protocol === 'data:' || url.protocol === 'blob:'
    if (isData || !own.includes(url.origin)) outside.push(`request ${request.url().slice(0, 200)}`)
  })
  page.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => outside.push(`window ${popup.url()}`))
  page.on('pageerror', (error) => outside.push(`error ${error.message}`))
  page.on('framenavigated', (frame) => {
    if (!own.includes(new URL(frame.url()).origin)) outside.push(`navigation ${frame.url()}`)
  })
  await page.addInitScript(hookIn)
  return {
    async sprung() {
      const inside = await page.evaluate(() => window.sprung)
      return [...outside, ...inside]
    },
  }
}

/** Runs in the page before anything of it. */
function hookIn(): void {
  const sprung: string[] = []
  Object.defineProperty(window, 'sprung', { value: sprung })
  const notice = (what: string, given: unknown): void => {
    sprung.push(`${what} ${String(given).slice(0, 200)}`)
  }
  const isForeign = (address: unknown): boolean =>
    new URL(address instanceof Request ? address.url : String(address), location.href).origin !== location.origin

  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: (given: unknown) => notice(name, given) })
  }
  for (const name of ['fetch', 'Image', 'WebSocket', 'EventSource', 'Worker'] as const) {
    const real = window[name] as unknown as new (...given: unknown[]) => object
    Object.defineProperty(window, name, {
      value: new Proxy(real, {
        apply(target, self, given) {
          if (isForeign(given[0])) notice(name, given[0])
          return Reflect.apply(target, self, given)
        },
        construct(target, given) {
          notice(name, given[0])
          return Reflect.construct(target, given)
        },
      }),
    })
  }
  const send = XMLHttpRequest.prototype.open
  XMLHttpRequest.prototype.open = function open(this: XMLHttpRequest, ...given: unknown[]) {
    notice('XMLHttpRequest', given[1])
    return Reflect.apply(send, this, given)
  } as typeof send
  navigator.sendBeacon = (address) => {
    if (isForeign(address)) notice('sendBeacon', address)
    return true
  }
  addEventListener('error', (event) => notice('uncaught', event.message))
  addEventListener('unhandledrejection', (event) => notice('unhandled', event.reason))
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    notice('policy', `${violatedDirective} ${blockedURI} ${sample}`),
  )
}

/**
 * Looks at every element below some others, through shadow roots, and says which could act, load or
 * cover the page. Then gives each of them the events that hidden handlers wait for.
 *
 * @param roots a selector of the elements whose content is looked at
 */
export function inspect(page: Page, roots: string): Promise<{ elements: number; faults: string[] }> {
  return page.evaluate((selector) => {
    const TAGS = new Set(
      (
        'a article aside b bdi blockquote br button code del details div em figcaption figure footer h2 h3 h4 h5 h6 header hr ' +
        'i img input label li nav ol p path pre progress rect circle s section small span strong summary svg table tbody td th thead tr ul'
      ).split(' '),
    )
    const FORBIDDEN =
      /^(on.*|style|srcdoc|srcset|action|formaction|background|data|ping|poster|manifest|xlink:href|xmlns:.*|is|name|http-equiv)$/
    // A video that loads once its reader unfolds it, in a frame that cannot lead the page elsewhere.
    const isFoldedVideo = (element: Element): boolean =>
      element instanceof HTMLIFrameElement &&
      /^https:\/\/(www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+\?[\w=&]*$/.test(element.src) &&
      element.sandbox.length > 0 &&
      !/top-navigation|forms|modals/.test(element.sandbox.value) &&
      element.loading === 'lazy' &&
      element.closest('details:not([open])') !== null
    const found: Element[] = []
    const walk = (node: Element | ShadowRoot): void => {
      for (const child of node.children) {
        found.push(child)
        walk(child)
        if (child.shadowRoot) walk(child.shadowRoot)
      }
    }
    const starts = (node: ParentNode): Element[] => [
      ...node.querySelectorAll(selector),
      ...[...node.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? starts(shadowRoot) : [])),
    ]
    for (const start of starts(document)) walk(start)

    const faults: string[] = []
    for (const element of found) {
      const tag = element.localName
      const fault = (what: string) => faults.push(`<${tag}> ${what}`)
      const isDrawing = element instanceof SVGElement
      if (!TAGS.has(tag) && !isFoldedVideo(element)) fault('has no place in an article')
      if (isDrawing !== /^(svg|path|circle|rect)$/.test(tag)) fault(`stands in ${element.namespaceURI}`)
      if (tag === 'input' && (element as HTMLInputElement).type !== 'checkbox') fault('asks for something')
      for (const { name, value } of element.attributes) {
        if (FORBIDDEN.test(name.toLowerCase())) fault(`${name}=${value}`)
        if (name !== 'href' && name !== 'src') continue
        const { protocol, origin } = new URL(value, location.href)
        const isOwn = origin === location.origin
        const isFit = name === 'src' ? protocol === 'https:' || isOwn : /^(https?|mailto|tel):$/.test(protocol)
        if (!isFit) fault(`${name}=${value}`)
      }
      const { position } = getComputedStyle(element)
      if (position === 'fixed') fault('covers the page')
    }
    for (const element of found) {
      for (const type of ['pointerenter', 'mouseover', 'focus', 'focusin', 'load', 'toggle', 'animationend', 'begin']) {
        element.dispatchEvent(new Event(type))
      }
    }
    return { elements: found.length, faults }
  }, roots)
}
