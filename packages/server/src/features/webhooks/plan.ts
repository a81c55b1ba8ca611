import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { idOfEvent } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { EVENT_TYPES, fits } from './catalogue.ts'
import { insertDeliveries } from './deliveries-repository.ts'
import { settledPlace } from './horizon.ts'
import type { Db } from './repository.ts'

/** Places of the log that are read at once. */
const WINDOW = 1_000

/**
 * Reads on in the log of events, and makes a delivery of each event for each endpoint that listens to it. Any number
 * of nodes may do so: whoever moves the cursor on has done it, in the same transaction.
 */
export async function planDeliveries(deps: Deps): Promise<void> {
  const cursor = await readCursor(deps.db)
  const upTo = await settledPlace(deps.db)
  if (upTo === null) return
  // Nobody needs to read what happened before the first endpoint was there.
  let from = upTo - cursor > WINDOW ? Math.max(cursor, await firstStart(deps.db, upTo)) : cursor
  let stored = cursor
  while (from < upTo) {
    const to = Math.min(upTo, from + WINDOW)
    const found = await deliveriesFor(deps, from, to)
    // A cursor that stands a little behind costs less than writing it each time.
    if (found.length > 0 || to - stored >= WINDOW) {
      if (!(await store(deps, found, stored, to))) return
      stored = to
    }
    from = to
  }
}

type NewDelivery = Parameters<typeof insertDeliveries>[1][number]

async function deliveriesFor({ db, clock }: Deps, from: number, to: number): Promise<NewDelivery[]> {
  const events = await db
    .selectFrom('events')
    .innerJoin('webhook_endpoints', 'webhook_endpoints.workspace_id', 'events.workspace_id')
    .select(['events.seq', 'events.workspace_id', 'events.type', 'webhook_endpoints.id', 'webhook_endpoints.events'])
    .where('events.seq', '>', from)
    .where('events.seq', '<=', to)
    .where('events.type', 'in', EVENT_TYPES)
    .where('webhook_endpoints.status', '=', 'active')
    .whereRef('webhook_endpoints.start_after', '<', 'events.seq')
    .orderBy('events.seq')
    .execute()
  const now = clock.now()
  return events
    .filter(({ type, events: filters }) => (JSON.parse(filters) as string[]).some((filter) => fits(filter, type)))
    .map(({ seq, workspace_id, type, id }) => ({
      id: newId('webhookDelivery'),
      workspace_id,
      endpoint_id: id,
      event_id: idOfEvent(seq),
      event_type: type,
      status: 'waiting',
      attempts: 0,
      response_status: null,
      detail: null,
      next_at: now,
      lease_token: null,
      created_at: now,
      updated_at: now,
    }))
}

/** False where somebody else was quicker: then all of it is theirs. */
function store(deps: Deps, found: readonly NewDelivery[], from: number, to: number): Promise<boolean> {
  const ctx = { deps, workspaceId: '', actor: { kind: 'system' }, requestId: 'webhooks.plan' } as const
  return inTransaction(ctx, async (tx) => {
    const { numUpdatedRows } = await tx.db
      .updateTable('webhook_cursors')
      .set({ seq: to })
      .where('name', '=', 'events')
      .where('seq', '=', from)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await insertDeliveries(tx.db, found)
    return true
  })
}

async function readCursor(db: Db): Promise<number> {
  const { seq } = await db
    .selectFrom('webhook_cursors')
    .select('seq')
    .where('name', '=', 'events')
    .executeTakeFirstOrThrow()
  return Number(seq)
}

/** Where the first of the endpoints began to listen; the given place where there is none. */
async function firstStart(db: Db, otherwise: number): Promise<number> {
  const row = await db
    .selectFrom('webhook_endpoints')
    .select((eb) => eb.fn.min('start_after').as('seq'))
    .where('status', '=', 'active')
    .executeTakeFirst()
  return Number(row?.seq ?? otherwise)
}
