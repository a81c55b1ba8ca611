import { CodedError, LIMITS, type SaveTicketView, type TicketView } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Db } from './repository.ts'
import {
  countViews,
  deleteView,
  findView,
  insertView,
  listViews,
  updateView,
  type ViewRow,
} from './views-repository.ts'

/** Shared views and one's own, by name. */
export async function listTicketViews(ctx: Ctx): Promise<{ items: TicketView[] }> {
  const { id } = requireInbox(ctx)
  return { items: (await listViews(ctx.deps.db, ctx.workspaceId, id)).map(toView) }
}

export async function createTicketView(ctx: Ctx, input: SaveTicketView): Promise<TicketView> {
  const { id } = requireInbox(ctx)
  return inTransaction(ctx, async (tx) => {
    if ((await countViews(tx.db, ctx.workspaceId, id)) >= LIMITS.ticketViews) {
      throw new CodedError('limit_reached', `An agent keeps at most ${LIMITS.ticketViews} views`)
    }
    const row = {
      id: newId('ticketView'),
      workspace_id: ctx.workspaceId,
      author_id: id,
      name: input.name,
      query: input.query,
      shared: input.shared ? 1 : 0,
      created_at: tx.now(),
    }
    await insertView(tx.db, row)
    return toView(row)
  })
}

/** Changes a view: one's own, or a shared one as an admin. Throws `not_found`, `forbidden`. */
export async function updateTicketView(
  ctx: Ctx,
  input: SaveTicketView & { ticketViewId: string },
): Promise<TicketView> {
  return inTransaction(ctx, async (tx) => {
    await requireOwnView(ctx, tx.db, input.ticketViewId)
    const change = { name: input.name, query: input.query, shared: input.shared ? 1 : 0 }
    const row = await updateView(tx.db, ctx.workspaceId, input.ticketViewId, change)
    return toView(row)
  })
}

export async function deleteTicketView(ctx: Ctx, { ticketViewId }: { ticketViewId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await requireOwnView(ctx, tx.db, ticketViewId)
    await deleteView(tx.db, ctx.workspaceId, ticketViewId)
  })
}

async function requireOwnView(ctx: Ctx, db: Db, id: string): Promise<void> {
  const agent = requireInbox(ctx)
  const row = await findView(db, ctx.workspaceId, id)
  if (!row || (row.shared === 0 && row.author_id !== agent.id)) {
    throw new CodedError('not_found', `No view has the id ${id}`)
  }
  if (row.author_id !== agent.id && agent.role !== 'admin') {
    throw new CodedError('forbidden', 'It is a colleague’s view; save it under another name')
  }
}

function toView(row: ViewRow): TicketView {
  return { id: row.id, name: row.name, query: row.query, shared: row.shared === 1, authorId: row.author_id }
}
