import type { Deps } from '../../platform/context.ts'
import { URGENT_LANE } from '../../platform/jobs/lanes.ts'
import type { Pace } from '../../platform/pacing.ts'
import type { DeliveryRow } from './deliveries-repository.ts'

/** Channels whose provider this installation has one account of. */
const SHARED = ['email', 'push']

type Laned = Pick<DeliveryRow, 'workspace_id' | 'channel' | 'priority'>

/** Where a delivery waits for its provider; urgent ones never stand in line. */
export function laneOf(delivery: Laned): string {
  return delivery.priority === 'urgent' ? URGENT_LANE : providerOf(delivery)
}

/** How fast this node hands a channel's messages over: by provider, and by workspace where the account is its own. */
export function paceOf({ lanes }: Deps, delivery: Laned): Pace | null {
  return lanes.paceOf(providerOf(delivery))
}

function providerOf({ workspace_id: workspaceId, channel }: Laned): string {
  return SHARED.includes(channel) ? channel : `${channel}:${workspaceId}`
}
