import { h, render } from 'preact'
import type { Messenger, Place, Shell } from '../loader/types.ts'
import { DEFAULTS } from '../theme/defaults.ts'
import type { Scheme } from '../theme/tokens.ts'
import { forgetDrafts } from './drafts.ts'
import { enterPanel, isPhone, trapTab } from './focus.ts'
import { loaders } from './later.tsx'
import { Panel } from './panel.tsx'
import { effect, signal } from './signals.ts'
import { createStore } from './store.ts'
import chat from './styles/chat.css.ts'
import panel from './styles/panel.css.ts'
import { addStyles, panelSheet } from './styles/sheet.ts'
import views from './styles/views.css.ts'
import { fitViewport } from './viewport.ts'
import { LATER } from './views.tsx'

/** Events of the keyboard that end at the root: a page's shortcuts must not fire while one writes. */
const KEYS = ['keydown', 'keypress', 'keyup'] as const

/** Draws the panel into the shell's shadow root, closed. */
export async function createMessenger(shell: Shell): Promise<Messenger> {
  Object.assign(loaders, LATER)
  const store = await createStore(shell)
  const { root } = shell
  addStyles(panel + views + chat)
  const { sheet, stop: stopSheet } = panelSheet()
  const theme = new CSSStyleSheet()
  theme.replaceSync(paint((scheme) => DEFAULTS[scheme]))
  const sheets = root.adoptedStyleSheets
  root.adoptedStyleSheets = [...sheets, theme, sheet]

  const frame = document.createElement('div')
  root.append(frame)
  /** Grows when the page changes its options. */
  const revision = signal(0)
  const still = (event: Event): void => event.stopPropagation()
  for (const name of KEYS) frame.addEventListener(name, still)
  // One effect draws everything: whatever signal a view reads, its change draws the panel again.
  let drawn = ''
  const stopDrawing = effect(() => {
    render(h(Panel, { store, revision: revision.value }), frame)
    store.scroller.drawn()
    store.writing.drawn()
    const view = store.open.value ? store.place.value.name : ''
    if (view && view !== drawn) enterPanel(panelOf(frame))
    drawn = view
  }, queueMicrotask)
  const stopFitting = effect(() => (store.open.value ? fitViewport(panelOf(frame)) : undefined))
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) shell.closed()
    if (isPhone()) trapTab(event, panelOf(frame))
  })

  /** Where the focus was when the panel opened. */
  let cameFrom: HTMLElement | null = null

  const stopTheme = effect(() => {
    const config = store.config.value
    const brand = shell.options().accent ?? (typeof config === 'string' ? null : config.brandColor)
    revision.value
    if (!brand) theme.replaceSync(paint((scheme) => DEFAULTS[scheme]))
    else {
      import('../theme/accent.ts').then(({ accentVariables }) => {
        theme.replaceSync(paint((scheme) => `${DEFAULTS[scheme]};${accentVariables(scheme, brand)}`))
      })
    }
  })
  const stopForgetting = effect(() => {
    if (store.customer.value === null) forgetDrafts()
  })

  return {
    open(place?: Place) {
      if (!store.open.peek()) cameFrom = focused()
      if (place) store.go(place)
      store.open.value = true
    },
    close() {
      store.open.value = false
      const bell = root.querySelector<HTMLElement>('.bell')
      const back = cameFrom?.isConnected && cameFrom !== document.body ? cameFrom : bell
      back?.focus({ preventScroll: true })
      cameFrom = null
    },
    async refresh() {
      await store.refresh()
      revision.value += 1
    },
    destroy() {
      stopDrawing()
      stopFitting()
      stopTheme()
      stopForgetting()
      store.destroy()
      render(null, frame)
      frame.remove()
      stopSheet()
      root.adoptedStyleSheets = sheets
    },
  }
}

const panelOf = (frame: HTMLElement): HTMLElement => frame.firstElementChild as HTMLElement

/** The custom properties of light and dark, under the classes that choose between them. */
function paint(of: (scheme: Scheme) => string): string {
  const [light, dark] = [of('light'), of('dark')]
  return `.panel{${light}}.theme-dark{${dark}}@media (prefers-color-scheme:dark){.theme-auto{${dark}}}`
}

function focused(): HTMLElement | null {
  const active = document.activeElement
  return (active?.shadowRoot?.activeElement ?? active) as HTMLElement | null
}
