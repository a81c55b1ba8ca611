import { CodedError } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'

/** Throws `forbidden` for whoever may look at a booking and not talk about it. */
export function requireTalker({ actor }: Ctx): void {
  if (actor.kind !== 'guest' || actor.scope === 'manage') return
  throw new CodedError('forbidden', 'This link is for looking only, so it neither reads nor writes messages')
}
