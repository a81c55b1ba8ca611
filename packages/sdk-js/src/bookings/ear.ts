import type { Runtime } from '../core/runtime.ts'

/** A room that says nothing for this long is not heard any more: twice its heartbeat, in milliseconds. */
export const SILENCE = 20_000

/** Knows whether a room is heard: every room with a socket speaks at each heartbeat. */
export interface Ear {
  isHearing(): boolean
  /** Something was heard. Answers whether it is the first after silence. */
  hear(): boolean
  stop(): void
}

export function createEar(runtime: Runtime, silent: () => void): Ear {
  let cancel: (() => void) | null = null
  return {
    isHearing: () => cancel !== null,
    hear() {
      const first = cancel === null
      cancel?.()
      cancel = runtime.later(SILENCE, () => {
        cancel = null
        silent()
      })
      return first
    },
    stop() {
      cancel?.()
      cancel = null
    },
  }
}
