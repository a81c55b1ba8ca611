import { sql } from 'kysely'
import type { Db } from './repository.ts'

/** Which tickets are counted: those created from `from` and before `to`. */
export interface Span {
  readonly workspaceId: string
  readonly teamId: string | null
  readonly from: number
  readonly to: number
}

const counted = (db: Db, { workspaceId, teamId, from, to }: Span) => {
  const query = db
    .selectFrom('tickets')
    .where('tickets.workspace_id', '=', workspaceId)
    .where('tickets.created_at', '>=', from)
    .where('tickets.created_at', '<', to)
  return teamId === null ? query : query.where('tickets.team_id', '=', teamId)
}

/** How many have each value of a column. */
export async function tallyBy(
  db: Db,
  span: Span,
  column: 'status' | 'priority' | 'type_id' | 'assignee_id' | 'channel' | 'rating',
): Promise<{ value: string | null; count: number }[]> {
  const rows = await counted(db, span)
    .select((eb) => [eb.ref(`tickets.${column}`).as('value'), eb.fn.countAll<number>().as('count')])
    .groupBy(`tickets.${column}`)
    .execute()
  return rows.map(({ value, count }) => ({ value: value === null ? null : String(value), count: Number(count) }))
}

/** Times from creation to an instant, in milliseconds, in ascending order of length; at most 10,000 of them. */
export async function waitsUntil(db: Db, span: Span, column: 'first_response_at' | 'resolved_at'): Promise<number[]> {
  const rows = await counted(db, span)
    .select((eb) => eb(`tickets.${column}`, '-', eb.ref('tickets.created_at')).as('wait'))
    .where(`tickets.${column}`, 'is not', null)
    .orderBy('tickets.created_at', 'desc')
    .limit(10_000)
    .execute()
  return rows.map(({ wait }) => Number(wait)).sort((a, b) => a - b)
}

/** Created and resolved per day of UTC; the day as a number of days since 1970. */
export async function perDay(db: Db, span: Span, column: 'created_at' | 'resolved_at'): Promise<Map<number, number>> {
  const day = sql<number>`cast(${sql.ref(`tickets.${column}`)} / 86400000 as integer)`
  let query = db
    .selectFrom('tickets')
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('count')])
    .where('tickets.workspace_id', '=', span.workspaceId)
    .where(`tickets.${column}`, '>=', span.from)
    .where(`tickets.${column}`, '<', span.to)
    .groupBy(day)
  if (span.teamId !== null) query = query.where('tickets.team_id', '=', span.teamId)
  return new Map((await query.execute()).map((row) => [Number(row.day), Number(row.count)]))
}

/** Promises kept and broken, over clocks that are decided. */
export async function countPromises(db: Db, span: Span): Promise<{ met: number; breached: number }> {
  const rows = await counted(db, span)
    .innerJoin('sla_clocks as k', 'k.ticket_id', 'tickets.id')
    .select((eb) => ['k.state', eb.fn.countAll<number>().as('count')])
    .where('k.state', 'in', ['met', 'breached'])
    .groupBy('k.state')
    .execute()
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return { met: of('met'), breached: of('breached') }
}
