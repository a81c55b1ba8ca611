import type { Ctx } from '../../platform/context.ts'

/** The same context at another time, so that what is seeded has a past. */
export function at(ctx: Ctx, now: number): Ctx {
  return { ...ctx, deps: { ...ctx.deps, clock: { now: () => now } } }
}
