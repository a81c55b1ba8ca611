import type { Floating } from './place.ts'

/** A box above the page while it is shown. */
export interface Layer {
  /** Resolves when the box can be seen, and so can take the focus. */
  show(): Promise<void>
  hide(): void
}

/**
 * Shows a box in the top layer where the browser has one, placed beside its anchor; it stays
 * invisible until its place is known.
 */
export function layer(floating: () => Floating): Layer {
  let wanted = false
  let stop: (() => void) | undefined
  return {
    async show() {
      if (wanted) return
      wanted = true
      const { box } = floating()
      box.style.visibility = 'hidden'
      box.classList.add('open')
      box.showPopover?.()
      const { keepBeside } = await import('./place.ts')
      if (!wanted || stop) return
      await new Promise<void>((placed) => {
        stop = keepBeside(floating(), placed)
      })
    },
    hide() {
      if (!wanted) return
      wanted = false
      stop?.()
      stop = undefined
      const { box } = floating()
      box.classList.remove('open')
      if (box.matches(':popover-open')) box.hidePopover()
    },
  }
}
