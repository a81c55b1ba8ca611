export const DAY_MS = 86_400_000

/** @example dayOf(0) // '1970-01-01', in UTC */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** When the day of an instant began, in UTC. */
export function startOfDay(at: number): number {
  return at - (at % DAY_MS)
}
