import { type AddPushSubscription, CodedError, type PushSubscriptionInfo } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, seal } from '../../platform/secrets.ts'
import { requireGivenAddress } from './given-address.ts'
import { pushKeys } from './push-keys.ts'
import {
  browserSession,
  deleteSubscriptions,
  listSubscriptions,
  saveSubscription,
  takeFromOthers,
} from './push-repository.ts'
import { unsealed } from './sealed.ts'

/** Browsers of one person; the one that stayed away longest makes room. */
const MOST = 20
const PURPOSE = 'push-subscription'
const PREFIX = 'push:'

/** One place where a person can be reached on a channel. */
export interface PushPlace {
  readonly channel: 'push'
  /** The subscription as JSON. */
  readonly to: string
  /** `push:` and the id of the subscription. */
  readonly address: string
}

export async function getPushKey(ctx: Ctx): Promise<{ publicKey: string }> {
  requirePerson(ctx)
  return { publicKey: (await pushKeys(ctx.deps)).publicKey }
}

/**
 * Has push sent to a browser. The same browser again is the same subscription; one that somebody else had before
 * in the same workspace is theirs no more, since whoever reads on it now is another person.
 *
 * @throws CodedError `invalid_input` where the endpoint is not a public address
 */
export async function addPushSubscription(ctx: Ctx, subscription: AddPushSubscription): Promise<PushSubscriptionInfo> {
  const { kind, id } = requirePerson(ctx)
  const { deps, workspaceId, actor } = ctx
  await requireGivenAddress(deps, subscription.endpoint, 'body.endpoint')
  return inTransaction(ctx, async (tx) => {
    const sessionId = actor.kind === 'customer' ? await browserSession(tx.db, workspaceId, actor.sessionId) : null
    const row = await saveSubscription(tx.db, {
      id: newId('pushSubscription'),
      workspace_id: workspaceId,
      owner_kind: kind,
      owner_id: id,
      session_id: sessionId,
      endpoint_hash: hashToken(subscription.endpoint),
      subscription: seal(deps.config.secret, PURPOSE, JSON.stringify(subscription)),
      created_at: tx.now(),
      seen_at: tx.now(),
    })
    await takeFromOthers(tx.db, row)
    const beyond = (await listSubscriptions(tx.db, workspaceId, id)).slice(MOST)
    if (beyond.length > 0) {
      await deleteSubscriptions(
        tx.db,
        workspaceId,
        beyond.map((one) => one.id),
      )
    }
    return { id: row.id, createdAt: new Date(row.created_at).toISOString() }
  })
}

/** Sends no more push to one of one's own browsers. Throws `not_found`. */
export async function removePushSubscription(
  ctx: Ctx,
  { pushSubscriptionId }: { pushSubscriptionId: string },
): Promise<void> {
  const { id } = requirePerson(ctx)
  const removed = await deleteSubscriptions(ctx.deps.db, ctx.workspaceId, [pushSubscriptionId], id)
  if (removed === 0) throw new CodedError('not_found', `No push subscription has the id ${pushSubscriptionId}`)
}

/** The browsers that a person has push sent to, as places of the channel `push`. */
export async function pushPlaces(deps: Deps, workspaceId: string, ownerId: string): Promise<readonly PushPlace[]> {
  const rows = await listSubscriptions(deps.db, workspaceId, ownerId)
  return rows.flatMap((row) => {
    const to = unsealed(deps.config.secret, PURPOSE, row.subscription)
    return to === null ? [] : [{ channel: 'push', to, address: `${PREFIX}${row.id}` }]
  })
}

/** Forgets a place that is no more: a push subscription that expired. Other addresses are nobody's to forget. */
export async function forgetPlace(ctx: Ctx, address: string): Promise<void> {
  if (!address.startsWith(PREFIX)) return
  await deleteSubscriptions(ctx.deps.db, ctx.workspaceId, [address.slice(PREFIX.length)])
}

function requirePerson({ actor }: Ctx): { kind: 'customer' | 'agent'; id: string } {
  if (actor.kind === 'customer' || actor.kind === 'agent') return { kind: actor.kind, id: actor.id }
  throw new CodedError('forbidden', 'Only customers and agents have notifications of their own')
}
