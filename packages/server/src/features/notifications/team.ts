import type { NotificationKind } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { type Ctx, once } from '../../platform/context.ts'
import { channelsOf } from '../notification-channels/index.ts'
import type { Telling } from '../telling.ts'
import { insertDelivery, newDelivery } from './deliveries-repository.ts'
import { findByCause } from './repository.ts'
import { enqueueSend } from './tell.ts'

/** Nobody's own: whoever reads the team's Slack. */
const TEAM = { kind: 'team', id: null } as const

/** Posts to the team's Slack what its people were told, once for each kind however many they are. */
export async function tellTeam(ctx: Ctx, cause: string, tellings: readonly Telling[]): Promise<void> {
  const forAgents = tellings.filter(({ to }) => to.kind === 'agent')
  if (forAgents.length === 0) return
  const slack = (await once(ctx, 'channels', () => channelsOf(ctx.deps, ctx.workspaceId))).get('slack')
  const kinds = new Set(forAgents.map(({ kind }) => kind).filter((kind) => slack?.carries(kind)))
  for (const kind of kinds) await post(ctx, cause, kind, forAgents)
}

async function post(ctx: Ctx, cause: string, kind: NotificationKind, tellings: readonly Telling[]): Promise<void> {
  const first = tellings.find((telling) => telling.kind === kind)
  if (first?.to.kind !== 'agent') return
  const told = await findByCause(ctx.deps.db, ctx.workspaceId, { cause, kind, recipientId: first.to.id })
  if (!told) return
  await inTransaction(ctx, async (tx) => {
    const row = {
      ...newDelivery(ctx.workspaceId, tx.now(), kind, { channel: 'slack', address: 'slack', person: TEAM }),
      notification_id: told.id,
      once: `${cause}:${kind}:slack`,
      ticket_id: first.ticketId ?? null,
    }
    if (await insertDelivery(tx.db, row)) await enqueueSend(tx, row)
  })
}
