/** Something made when it is first asked for, and asked for anew after it failed. */
export interface Lazy<T> {
  (): Promise<T>
  /** What was made or is being made, without making it. */
  now(): Promise<T> | undefined
  forget(): void
}

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined
  const forget = (): void => {
    made = undefined
  }
  const get = (): Promise<T> => {
    made ??= make()
    made.catch(forget)
    return made
  }
  return Object.assign(get, { now: () => made, forget })
}

/** A chunk, tried a second time at another address: browsers remember a module that failed. */
export function chunk<T>(load: (again: boolean) => Promise<T>): () => Promise<T> {
  return lazy(() => load(false).catch(() => load(true)))
}
