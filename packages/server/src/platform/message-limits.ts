import type { Ctx } from './context.ts'
import { RATE_RULES } from './limits.ts'

/** Customers may send so much, and one network address may send so much; agents have the ordinary limit. */
export async function limitMessages({ actor, deps }: Ctx, ip: string): Promise<void> {
  if (actor.kind !== 'customer' && actor.kind !== 'guest') return
  await deps.limiter.consume(actor.kind === 'guest' ? actor.bookingId : actor.id, RATE_RULES.message)
  await deps.limiter.consume(ip, RATE_RULES.messagePerAddress)
}
