/** What a subject is asked to do, over the channel that `fork` opens. */
export type Order =
  /** Makes its index of the generated articles. */
  | { readonly do: 'build' }
  /** Answers every query once, the best ten with their fields. */
  | { readonly do: 'search' }
  /** Loads the index that was kept, without building it. */
  | { readonly do: 'load' }

/** Milliseconds. */
export interface Built {
  readonly ms: number
  /** Of what is kept. */
  readonly megabytes: number
}

export interface Searched {
  /** One for each query, in their order. */
  readonly ms: readonly number[]
  /** How many were found, likewise. */
  readonly found: readonly number[]
}

export const ARTICLES = 10_000
export const LIMIT = 10
