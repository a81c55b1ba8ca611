import { signal } from '@preact/signals'

/** The present minute, for times that age while they are on screen. */
export const now = signal(Date.now())

/** Starts the clock. Returns its disposer. */
export function startClock(): () => void {
  const timer = setInterval(() => {
    now.value = Date.now()
  }, 30_000)
  return () => clearInterval(timer)
}
