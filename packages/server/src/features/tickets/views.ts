import { CodedError, LIMITS, type SaveTicketView, type TicketView } from '@deskbell/protocol'
import type { Selectable } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Db } from './repository.ts'
import type { TicketViewsTable } from './tables.ts'

type ViewRow = Selectable<TicketViewsTable>

/** Shared views and one's own, by name. */
export async function listTicketViews(ctx: Ctx): Promise<{ items: TicketView[] }> {
  const { id } = requireInbox(ctx)
  const rows = await ctx.deps.db
    .selectFrom('ticket_views')
    .selectAll()
    .where('workspace_id', '=', ctx.workspaceId)
    .where((eb) => eb.or([eb('shared', '=', 1), eb('author_id', '=', id)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return { items: rows.map(toView) }
}

export async function createTicketView(ctx: Ctx, input: SaveTicketView): Promise<TicketView> {
  const { id } = requireInbox(ctx)
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db
      .selectFrom('ticket_views')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('workspace_id', '=', ctx.workspaceId)
      .where('author_id', '=', id)
      .executeTakeFirstOrThrow()
    if (Number(count) >= LIMITS.ticketViews) {
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
    await tx.db.insertInto('ticket_views').values(row).execute()
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
    const row = await tx.db
      .updateTable('ticket_views')
      .set({ name: input.name, query: input.query, shared: input.shared ? 1 : 0 })
      .where('id', '=', input.ticketViewId)
      .where('workspace_id', '=', ctx.workspaceId)
      .returningAll()
      .executeTakeFirstOrThrow()
    return toView(row)
  })
}

export async function deleteTicketView(ctx: Ctx, { ticketViewId }: { ticketViewId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await requireOwnView(ctx, tx.db, ticketViewId)
    await tx.db
      .deleteFrom('ticket_views')
      .where('id', '=', ticketViewId)
      .where('workspace_id', '=', ctx.workspaceId)
      .execute()
  })
}

async function requireOwnView(ctx: Ctx, db: Db, id: string): Promise<void> {
  const agent = requireInbox(ctx)
  const row = await db
    .selectFrom('ticket_views')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', ctx.workspaceId)
    .executeTakeFirst()
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
