import type { Runtime } from '../core/runtime.ts'

/** A runtime whose clock stands still until it is moved, and whose timers and listeners can be counted. */
export interface FakeRuntime extends Runtime {
  /** Moves the clock, running each timer at its time, and lets promises settle in between. */
  advance(milliseconds: number): Promise<void>
  /** Lets everything that waits for no timer settle. */
  settle(): Promise<void>
  timers(): number
  /** When the next timer is due, in epoch milliseconds. */
  nextTimer(): number
  listeners(): number
  setOnline(online: boolean): void
  /** What `random` answers next, again and again. */
  setRandom(random: () => number): void
}

const START = Date.parse('2026-03-01T09:00:00Z')

export function fakeRuntime(network: Pick<Runtime, 'fetch' | 'WebSocket'>): FakeRuntime {
  let now = START
  let online = true
  let chance = () => 0.5
  let serial = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  const listeners = new Set<() => void>()

  const next = (until: number) =>
    [...timers.entries()].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]

  // Some turns of the event loop: more than any chain of promises here needs.
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    now: () => now,
    random: () => chance(),
    later(milliseconds, run) {
      serial += 1
      timers.set(serial, { at: now + milliseconds, run })
      const timer = serial
      return () => void timers.delete(timer)
    },
    ...network,
    isOnline: () => online,
    onOnline(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async advance(milliseconds) {
      const until = now + milliseconds
      await settle()
      for (let due = next(until); due; due = next(until)) {
        timers.delete(due[0])
        now = due[1].at
        due[1].run()
        await settle()
      }
      now = until
      await settle()
    },
    settle,
    timers: () => timers.size,
    nextTimer: () => Math.min(...[...timers.values()].map((timer) => timer.at)),
    listeners: () => listeners.size,
    setOnline(value) {
      online = value
      for (const listener of [...listeners]) listener()
    },
    setRandom(random) {
      chance = random
    },
  }
}
