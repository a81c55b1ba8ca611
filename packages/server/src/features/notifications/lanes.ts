import type { Deps } from '../../platform/context.ts'
import { createPace, type Pace } from '../../platform/pacing.ts'

/** The paces of one node, by provider; those of a workspace's own accounts by workspace too. */
const lanes = new WeakMap<Deps, Map<string, Pace>>()
/** Channels whose provider this installation has one account of. */
const SHARED = ['email', 'push']

/** How fast this node hands a channel's messages over. */
export function paceOf(deps: Deps, workspaceId: string, channel: string): Pace {
  const paces = lanes.get(deps) ?? new Map<string, Pace>()
  lanes.set(deps, paces)
  const key = SHARED.includes(channel) ? channel : `${channel}:${workspaceId}`
  const pace = paces.get(key) ?? createPace()
  paces.set(key, pace)
  return pace
}
