import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Lets a text area grow with its text where the browser does not do so by `field-sizing`. */
export function useGrowing(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.setProperty('height', 'auto')
    element.style.setProperty('height', `${element.scrollHeight}px`)
  }, [area, text])
}
