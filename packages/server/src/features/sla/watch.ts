import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import type { JobTry } from '../feature.ts'
import { reviewClocks } from './keeping.ts'
import { findSlaPolicy } from './policies-repository.ts'
import { listDueTickets, listOutdatedTickets } from './repository.ts'

export const WATCH_JOB = 'sla.watch'
export const RETARGET_JOB = 'sla.retarget'

/** How many are asked for at once; each is looked at in a transaction of its own, so that nobody waits long. */
const BATCH = 200

/**
 * Tells which clocks are at risk or passed their targets by now, over all workspaces. Each ticket is
 * held while it is told of, so any number of nodes may watch and each thing is told once.
 */
export async function watchClocks(ctx: Ctx, _payload: unknown, { signal }: JobTry): Promise<void> {
  const by = ctx.deps.clock.now()
  const failures: unknown[] = []
  let after = { next_check_at: 0, ticket_id: '' }
  while (!signal.aborted) {
    const rows = await listDueTickets(ctx.deps.db, by, after, BATCH)
    for (const { workspace_id: workspaceId, ticket_id: ticketId } of rows) {
      try {
        await inTransaction({ ...ctx, workspaceId }, (tx) => reviewClocks(tx, { workspaceId, ticketId }))
      } catch (error) {
        // One ticket that cannot be counted must not keep the others from being told of.
        ctx.deps.logger.error({ err: error, workspaceId, ticketId }, 'clocks of a ticket could not be looked at')
        failures.push(error)
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) break
    after = { next_check_at: last.next_check_at ?? by, ticket_id: last.ticket_id }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Clocks of ${failures.length} tickets could not be looked at`)
}

/** Lets the running clocks of a policy follow its last change, or that of its calendar. */
export async function retargetAll(ctx: Ctx, payload: unknown, { signal }: JobTry): Promise<void> {
  const { db } = ctx.deps
  const { workspaceId } = ctx
  const policy = await findSlaPolicy(db, workspaceId, (payload as { policyId: string }).policyId)
  let after = ''
  while (policy && !signal.aborted) {
    const ids = await listOutdatedTickets(db, policy, after, BATCH)
    for (const ticketId of ids) await inTransaction(ctx, (tx) => reviewClocks(tx, { workspaceId, ticketId }))
    after = ids.at(-1) ?? ''
    if (ids.length < BATCH) return
  }
}
