/** Whether anybody can see the page. Node has none, and is always looked at. */
export interface PageSight {
  isHidden(): boolean
  /** Calls back when the page can be seen again. */
  onShown(listener: () => void): () => void
}

export function platformSight(): PageSight {
  const page = globalThis.document as Document | undefined
  const isHidden = () => page?.visibilityState === 'hidden'
  return {
    isHidden,
    onShown(listener) {
      const stop = new AbortController()
      page?.addEventListener('visibilitychange', () => isHidden() || listener(), { signal: stop.signal })
      return () => stop.abort()
    },
  }
}
