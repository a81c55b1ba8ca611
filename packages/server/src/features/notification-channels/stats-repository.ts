import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** What was written down from `from` and before `to`. */
export interface Span {
  readonly workspaceId: string
  readonly from: number
  readonly to: number
}

/** How many stand alike, and how many of those were read. */
export interface StatsTally {
  readonly channel: string
  readonly category: string
  readonly status: string
  /** Whether a provider was asked to take them. */
  readonly handed: boolean
  readonly count: number
  readonly read: number
}

/** Deliveries, and the notification centre as a channel of its own, which has no deliveries. */
function told({ workspaceId, from, to }: Span): RawBuilder<unknown> {
  return sql`
    select d.channel, d.category, d.status, case when d.handed_at is null then 0 else 1 end as handed,
      n.read_at, coalesce(d.sent_at, d.created_at) as told_at
    from deliveries as d left join notifications as n on n.id = d.notification_id
    where d.workspace_id = ${workspaceId} and d.created_at >= ${from} and d.created_at < ${to}
      and d.channel <> 'in_app'
    union all
    select 'in_app', category, 'delivered', 1, read_at, created_at
    from notifications
    where workspace_id = ${workspaceId} and created_at >= ${from} and created_at < ${to} and in_app = 1`
}

export async function tallyDeliveries(db: Db, span: Span): Promise<StatsTally[]> {
  const { rows } = await sql<Record<keyof StatsTally, string | number>>`
    select channel, category, status, handed, count(*) as count, count(read_at) as read
    from (${told(span)}) as t
    group by channel, category, status, handed`.execute(db)
  return rows.map((row) => ({
    channel: String(row.channel),
    category: String(row.category),
    status: String(row.status),
    handed: Number(row.handed) === 1,
    count: Number(row.count),
    read: Number(row.read),
  }))
}

/**
 * The median from sending to reading in milliseconds, of all (under the key `all`), or of each channel or
 * category. What was read before it left counts as read at once.
 */
export async function medianReads(
  db: Db,
  span: Span,
  by: 'all' | 'channel' | 'category',
): Promise<ReadonlyMap<string, number>> {
  const key = by === 'all' ? sql.lit('all') : sql.ref(by)
  const { rows } = await sql<{ key: string; ms: string | number }>`
    select key, avg(ms) as ms
    from (
      select key, ms, row_number() over (partition by key order by ms) as place, count(*) over (partition by key) as total
      from (
        select ${key} as key, case when read_at > told_at then read_at - told_at else 0 end as ms
        from (${told(span)}) as t
        where read_at is not null and handed = 1
          and status in ('sent', 'delivered', 'bounced', 'complained', 'failed', 'uncertain')
      ) as waits
    ) as placed
    where place in ((total + 1) / 2, (total + 2) / 2)
    group by key`.execute(db)
  return new Map(rows.map((row) => [row.key, Math.round(Number(row.ms))]))
}
