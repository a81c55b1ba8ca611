/**
 * A chunk that is fetched once, tried a second time at another address (browsers remember a failed
 * module), and asked for anew after both failed.
 */
export function retrying<T>(load: (again: boolean) => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= load(false).catch(() => load(true))
    kept.catch(() => {
      kept = undefined
    })
    return kept
  }
}
