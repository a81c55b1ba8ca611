import type { SearchResult } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { QUERY_LENGTH } from '../core/limits.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Readable, Trouble } from '../types.ts'
import type { Answers } from './answers.ts'
import type { SearchState } from './types.ts'

/** As many as one looks through. */
const asked = (query: string) => ({ q: query, limit: '20' })

/** Keys that follow each other faster than this ask once; ms. */
const BETWEEN_KEYS = 80

export interface Search {
  readonly state: Readable<SearchState>
  type(query: string): void
  close(): void
}

/** Who wants to know what is searched. */
export interface SearchListener {
  /** Something else was typed. */
  typed(): void
  /** What is typed has so many results. */
  found(query: string, results: number): void
}

const NOTHING: SearchState = { query: '', shown: null, busy: false, trouble: null }

/**
 * Searches as one types. The newest query gives up the one before it, and an answer counts only if
 * nothing was typed since it was asked for: a slow network cannot bring back an older one.
 *
 */
export function createSearch(runtime: Runtime, answers: Answers, hears: SearchListener): Search {
  const state = writable(NOTHING)
  let asking = new AbortController()
  let cancel = (): void => {}

  function giveUp(): void {
    cancel()
    asking.abort()
    asking = new AbortController()
  }

  function show(query: string, result: SearchResult): void {
    state.set({ query, shown: { query, result }, busy: false, trouble: null })
    hears.found(query, result.total)
  }

  async function ask(query: string): Promise<void> {
    const { signal } = asking
    try {
      const result = await answers.get<SearchResult>('/v1/help/search', asked(query), signal)
      if (!signal.aborted) show(query, result)
    } catch (error) {
      if (signal.aborted) return
      const trouble: Trouble = toTrouble(error)
      state.set({ query, shown: null, busy: false, trouble })
    }
  }

  return {
    state,
    type(text) {
      const query = text.trim().slice(0, QUERY_LENGTH)
      const { query: before, trouble, shown } = state.get()
      if (query === before && !trouble) return
      giveUp()
      hears.typed()
      if (query === '') return state.set(NOTHING)
      const kept = answers.kept<SearchResult>('/v1/help/search', asked(query))
      if (kept) return show(query, kept)
      state.set({ query, shown, busy: true, trouble: null })
      cancel = runtime.later(BETWEEN_KEYS, () => ask(query))
    },
    close: giveUp,
  }
}
