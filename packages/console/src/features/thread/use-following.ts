import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How near to the end still counts as being there, in px. */
const NEAR = 48

/**
 * Keeps a log where its reader is: at the end it follows what is new; further up nothing moves, and
 * older entries that are put before do not push what is read away.
 *
 * @param first changes when older entries are put before
 * @param version changes with everything else that may grow the log
 */
export function useFollowing(first: unknown, version: unknown) {
  const ref = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const following = useRef(true)
  const before = useRef({ first, height: 0 })
  useLayoutEffect(() => {
    const log = ref.current
    if (!log) return
    if (following.current) log.scrollTop = log.scrollHeight
    else if (before.current.first !== first) log.scrollTop += log.scrollHeight - before.current.height
    before.current = { first, height: log.scrollHeight }
  }, [first, version])
  useEffect(() => {
    const log = ref.current
    if (!log) return
    // Only moving up lets go of the end: a log that grows or shrinks under a reader does not.
    let top = log.scrollTop
    const look = () => {
      const near = log.scrollHeight - log.scrollTop - log.clientHeight <= NEAR
      if (near) following.current = true
      else if (log.scrollTop < top) following.current = false
      top = log.scrollTop
      setAtEnd(following.current)
    }
    const grow = new ResizeObserver(() => {
      if (following.current) log.scrollTop = log.scrollHeight
    })
    log.addEventListener('scroll', look, { passive: true })
    grow.observe(log)
    return () => {
      log.removeEventListener('scroll', look)
      grow.disconnect()
    }
  }, [])
  const jump = () => {
    const log = ref.current
    if (log) log.scrollTop = log.scrollHeight
  }
  return { ref, atEnd, jump }
}
