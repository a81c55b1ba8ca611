import type { RefObject } from 'preact'
import { useCallback, useRef } from 'preact/hooks'

/** A ref for the element at the end of a list: `reach` is called when it comes near the view. */
export function useNearEnd(scroller: RefObject<HTMLElement | null>, active: boolean, reach: () => void) {
  const latest = useRef({ active, reach })
  latest.current = { active, reach }
  const observer = useRef<IntersectionObserver | null>(null)
  return useCallback(
    (element: Element | null) => {
      observer.current?.disconnect()
      observer.current = null
      if (!element) return
      observer.current = new IntersectionObserver(
        (seen) => {
          if (seen.some((one) => one.isIntersecting) && latest.current.active) latest.current.reach()
        },
        { root: scroller.current, rootMargin: '400px' },
      )
      observer.current.observe(element)
    },
    [scroller],
  )
}
