const FOCUSABLE = 'button:not(:disabled), a[href], textarea:not(:disabled), [tabindex="0"]'

/** On touch, focus in a text field opens the keyboard over what one came to read. */
export const byTouch = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches

/** Whether the panel covers the screen, as the style sheet decides it. */
export const isPhone = (): boolean => matchMedia('(max-width: 479.9px)').matches

/** Moves the focus into the panel: to what the view marks, else to the panel itself. */
export function enterPanel(panel: HTMLElement): void {
  const marked = panel.querySelector<HTMLElement>('[data-focus]')
  const target = marked && !(byTouch() && marked.matches('textarea')) ? marked : panel
  target.focus({ preventScroll: true })
}

/** Keeps Tab inside a modal panel. */
export function trapTab(event: KeyboardEvent, panel: HTMLElement): void {
  if (event.key !== 'Tab') return
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.offsetParent !== null)
  const [first, last] = [stops[0], stops.at(-1)]
  const active = (panel.getRootNode() as ShadowRoot).activeElement
  if (event.shiftKey ? active === first || active === panel : active === last) {
    event.preventDefault()
    const next = event.shiftKey ? last : first
    next?.focus()
  }
}
