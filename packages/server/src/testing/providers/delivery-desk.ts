import { findDelivery, insertDelivery, newDelivery } from '../../features/notifications/deliveries-repository.ts'
import { tryDelivery } from '../../features/notifications/send.ts'
import type { ChannelMessage, ChannelPort } from '../../platform/channels/channel.ts'
import { NotYet } from '../../platform/jobs/not-yet.ts'
import { testApi } from '../api.ts'
import { openTestDatabase } from '../databases.ts'
import { testCtx } from '../deps.ts'

/** One delivery of a message in a database of its own. */
export interface DeliveryDesk extends AsyncDisposable {
  /** Hands it over as the job does, whatever an earlier try left behind. */
  attempt(port: ChannelPort): Promise<void>
  status(): Promise<string | undefined>
}

/**
 * What stands between a provider and the outbox, with one delivery due.
 *
 * @example
 * await using desk = await openDeliveryDesk(message)
 * await desk.attempt(port)
 */
export async function openDeliveryDesk(message: ChannelMessage): Promise<DeliveryDesk> {
  const database = await openTestDatabase('sqlite')
  const { db } = database
  const api = testApi(db)
  const { id: workspaceId } = await api.workspace()
  const ctx = testCtx(api.deps, workspaceId)
  const to = { channel: 'email', address: message.to, person: { kind: 'customer', id: null } } as const
  const row = newDelivery(workspaceId, api.deps.clock.now(), message.kind, to)
  await insertDelivery(db, row)
  const { signal } = new AbortController()
  return {
    async attempt(port) {
      const delivery = await findDelivery(db, workspaceId, row.id)
      if (delivery?.status !== 'waiting' && delivery?.status !== 'sending') return
      const compose = async () => ({ message, itemIds: [] })
      await tryDelivery(ctx, { delivery, port, compose, signal }).catch((error: unknown) => {
        if (!(error instanceof NotYet)) throw error
      })
    },
    status: async () => (await findDelivery(db, workspaceId, row.id))?.status,
    [Symbol.asyncDispose]: () => database.close(),
  }
}
