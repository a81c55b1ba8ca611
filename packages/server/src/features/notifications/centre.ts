import {
  CodedError,
  LIMITS,
  type ListNotifications,
  NOTIFICATION_CATEGORIES,
  type Notification,
  type NotificationCounts,
  type NotificationPage,
  type ReadNotifications,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { countUnreadOwn, listOwn, markRead, type NotificationRow } from './repository.ts'

/** Counts stop here: nobody needs to know whether it is 1,000 or 4,000. */
const COUNTED = 1_000

/** One's own notification centre, a page at a time. */
export async function listNotifications(ctx: Ctx, query: ListNotifications): Promise<NotificationPage> {
  const { id } = requireRecipient(ctx)
  const { db } = ctx.deps
  const limit = query.limit ?? LIMITS.pageSize
  const rows = await listOwn(db, ctx.workspaceId, id, {
    category: query.category,
    unread: query.unread === 'true',
    before: query.cursor,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map(toNotification)
  return {
    items,
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    counts: await countOwn(ctx, id),
  }
}

/** Marks one's own as read: some, or all. Those of others are left as they are. */
export async function readNotifications(ctx: Ctx, which: ReadNotifications): Promise<NotificationCounts> {
  const caller = requireRecipient(ctx)
  await inTransaction(ctx, async (tx) => {
    const wanted = 'ids' in which ? { ids: which.ids } : { category: which.category }
    const changed = await markRead(tx.db, ctx.workspaceId, caller.id, wanted, tx.now())
    if (changed === 0) return
    const data = { recipientKind: caller.kind, recipientId: caller.id }
    await tx.record({ type: 'notification.changed', subject: caller.id, data })
  })
  return countOwn(ctx, caller.id)
}

/** Whoever has a centre of their own: customers, and everybody of the workspace. Providers have one, though no inbox. */
function requireRecipient({ actor }: Ctx): { readonly kind: 'customer' | 'agent'; readonly id: string } {
  if (actor.kind === 'customer' || actor.kind === 'agent') return { kind: actor.kind, id: actor.id }
  throw new CodedError('forbidden', 'Only customers and people of the workspace have notifications')
}

async function countOwn(ctx: Ctx, id: string): Promise<NotificationCounts> {
  const counted = await Promise.all(
    NOTIFICATION_CATEGORIES.map(
      async (category) =>
        [category, await countUnreadOwn(ctx.deps.db, ctx.workspaceId, id, category, COUNTED)] as const,
    ),
  )
  const categories = Object.fromEntries(counted) as NotificationCounts['categories']
  return {
    unread: Math.min(
      COUNTED,
      counted.reduce((sum, [, count]) => sum + count, 0),
    ),
    categories,
  }
}

function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    kind: row.kind as Notification['kind'],
    category: row.category as Notification['category'],
    priority: row.priority as Notification['priority'],
    title: row.title,
    body: row.body,
    target: JSON.parse(row.target) as Notification['target'],
    createdAt: new Date(row.created_at).toISOString(),
    readAt: row.read_at === null ? null : new Date(row.read_at).toISOString(),
  }
}
