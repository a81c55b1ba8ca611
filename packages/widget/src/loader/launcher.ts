import { BELL, CHEVRON } from '../icons.ts'
import { direction } from './direction.ts'
import css from './launcher.css.ts'
import type { DeskbellOptions } from './types.ts'
import { LAUNCHER_WORDS, pageLocale } from './words.ts'

/** The bell on the page, in its own shadow root on one host element. */
export interface Launcher {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  /** Draws the state anew. */
  paint(state: LauncherState): void
  remove(): void
}

export interface LauncherState {
  readonly options: DeskbellOptions
  readonly brand: string | null
  readonly unread: number
  /** How many wait, in words. */
  readonly waiting: string
  readonly open: boolean
  readonly busy: boolean
  readonly failed: boolean
}

/** Ink or paper, whichever reads better on a colour; weights are those of luminance, roughly. */
function inkOn(color: string): string {
  const n = Number.parseInt(color.slice(1), 16)
  return (n >> 16) * 0.3 + ((n >> 8) & 255) * 0.59 + (n & 255) * 0.11 > 150 ? '#211d19' : '#fff'
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  node.className = className
  return node
}

function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

/**
 * Puts the launcher at the end of the body.
 *
 * @param press the visitor pressed the bell
 * @param intent they are about to: pointer over it, finger on it, focus on it
 */
export function createLauncher(press: () => void, intent: () => void): Launcher {
  const host = document.createElement('deskbell-widget')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const colors = new CSSStyleSheet()
  root.adoptedStyleSheets = [sheet, colors]

  const frame = element('div', '')
  const box = element('div', 'launcher')
  const button = element('button', 'bell')
  const badge = element('span', 'badge')
  const sorry = element('p', 'sorry')
  button.type = 'button'
  button.setAttribute('part', 'launcher')
  badge.setAttribute('part', 'badge')
  badge.setAttribute('aria-hidden', 'true')
  sorry.setAttribute('role', 'alert')
  button.setAttribute('aria-haspopup', 'dialog')
  button.append(icon(BELL), icon(CHEVRON))
  // Beside the button, whose name says the same in words: not every language writes one as 1.
  box.append(sorry, button, badge)
  frame.append(box)
  root.append(frame)

  button.addEventListener('click', press)
  for (const name of ['pointerenter', 'focus']) button.addEventListener(name, intent)
  document.body.append(host)

  return {
    host,
    root,
    paint({ options, brand, unread, waiting, open, busy, failed }) {
      const locale = pageLocale(options.locale)
      const [label, sorryText] = LAUNCHER_WORDS[locale]
      const color = options.accent ?? brand
      colors.replaceSync(color ? `.frame{--fill:${color};--ink:${inkOn(color)}}` : '')
      frame.className = `frame ${options.position ?? ''}${open ? ' open' : ''}${busy ? ' busy' : ''}`
      frame.dir = direction(locale)
      frame.lang = locale
      box.hidden = Boolean(options.launcher)
      button.setAttribute('aria-label', unread ? `${label}. ${waiting}` : label)
      button.setAttribute('aria-expanded', String(open))
      badge.textContent = unread ? unread.toLocaleString(locale) : ''
      sorry.textContent = failed ? sorryText : ''
    },
    remove() {
      host.remove()
    },
  }
}
