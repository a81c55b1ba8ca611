import { kindFacts, type NotificationKind } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { channelsOf } from '../notification-channels/index.ts'
import type { Telling } from '../telling.ts'
import { insertDelivery } from './deliveries-repository.ts'
import { findByCause } from './repository.ts'
import { enqueueSend } from './tell.ts'

/** Posts to the team's Slack what its people were told, once for each kind however many they are. */
export async function tellTeam(ctx: Ctx, cause: string, tellings: readonly Telling[]): Promise<void> {
  const forAgents = tellings.filter(({ to }) => to.kind === 'agent')
  if (forAgents.length === 0) return
  const slack = (await channelsOf(ctx.deps, ctx.workspaceId)).get('slack')
  const kinds = new Set(forAgents.map(({ kind }) => kind).filter((kind) => slack?.carries(kind)))
  for (const kind of kinds) await post(ctx, cause, kind, forAgents)
}

async function post(ctx: Ctx, cause: string, kind: NotificationKind, tellings: readonly Telling[]): Promise<void> {
  const first = tellings.find((telling) => telling.kind === kind)
  if (first?.to.kind !== 'agent') return
  const told = await findByCause(ctx.deps.db, ctx.workspaceId, cause, first.to.id)
  if (!told) return
  await inTransaction(ctx, async (tx) => {
    const id = newId('delivery')
    const { category, priority } = kindFacts(kind)
    const isNew = await insertDelivery(tx.db, {
      id,
      workspace_id: ctx.workspaceId,
      notification_id: told.id,
      channel: 'slack',
      kind,
      category,
      priority,
      recipient_kind: 'team',
      recipient_id: null,
      address: 'slack',
      once: `${cause}:${kind}:slack`,
      ticket_id: first.ticketId ?? null,
      status: 'waiting',
      reason: null,
      provider: null,
      provider_id: null,
      message_id: null,
      attempts: 0,
      retries: 0,
      due_at: tx.now(),
      digest_id: null,
      handed_at: null,
      created_at: tx.now(),
      sent_at: null,
      updated_at: tx.now(),
    })
    if (isNew) await enqueueSend(tx, id, tx.now())
  })
}
