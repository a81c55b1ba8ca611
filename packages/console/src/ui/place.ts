const GAP = 6
const EDGE = 8

/** Puts a panel of the top layer beside its button, inside the window. */
export function place(panel: HTMLElement, by: HTMLElement, side: 'below' | 'above', align: 'start' | 'end'): void {
  const at = by.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const fitsBelow = at.bottom + GAP + height <= innerHeight - EDGE
  const below = side === 'below' ? fitsBelow || at.top < height : at.top - GAP - height < EDGE
  const top = below ? at.bottom + GAP : at.top - GAP - height
  const left = align === 'start' ? at.left : at.right - width
  const within = (value: number, most: number) => Math.max(EDGE, Math.min(value, most - EDGE))
  panel.style.setProperty('top', `${within(top, innerHeight - height)}px`)
  panel.style.setProperty('left', `${within(left, innerWidth - width)}px`)
}
