import { arrow, autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom'

export type { Placement }

export interface Floating {
  readonly anchor: Element
  readonly box: HTMLElement
  readonly arrow?: HTMLElement
  readonly placement: Placement
}

const EDGE = 8

/**
 * Keeps a box beside its anchor, wherever the page scrolls to: on the other side where there is no
 * room, and never beyond the edge of the window. Calls back whenever it has a place; returns what
 * ends it.
 */
export function keepBeside({ anchor, box, arrow: tip, placement }: Floating, placed: () => void): () => void {
  return autoUpdate(anchor, box, async () => {
    const {
      x,
      y,
      placement: side,
      middlewareData,
    } = await computePosition(anchor, box, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(tip ? 9 : 6),
        flip({ padding: EDGE, fallbackAxisSideDirection: 'start' }),
        shift({ padding: EDGE }),
        size({
          padding: EDGE,
          apply({ availableHeight }) {
            box.style.setProperty('--room', `${Math.max(120, Math.floor(availableHeight))}px`)
          },
        }),
        ...(tip ? [arrow({ element: tip, padding: 10 })] : []),
      ],
    })
    Object.assign(box.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' })
    placed()
    if (!tip) return
    const { x: tipX, y: tipY } = middlewareData.arrow ?? {}
    const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }[side.split('-')[0] as 'top']
    Object.assign(tip.style, { top: '', right: '', bottom: '', left: '' })
    if (tipX !== undefined) tip.style.left = `${tipX}px`
    if (tipY !== undefined) tip.style.top = `${tipY}px`
    tip.style.setProperty(opposite, '-4px')
  })
}
