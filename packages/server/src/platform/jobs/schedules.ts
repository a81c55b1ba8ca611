import { Cron } from 'croner'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../context.ts'

/** Something that fires by the clock, once over all nodes. */
export interface Schedule {
  /** Unique and stable, such as `sessions.sweep`. */
  readonly name: string
  /** Five or six fields, as croner reads them. */
  readonly cron: string
  /** IANA zone the fields are read in; UTC when absent. */
  readonly timeZone?: string
  /** The job it queues, with the payload `{ dueAt }` in epoch milliseconds. */
  readonly kind: string
}

/**
 * When a schedule is next due after an instant, in epoch milliseconds; null where it never is.
 *
 * @example nextDue({ cron: '0 9 * * 1', timeZone: 'Europe/Lisbon' }, Date.now())
 */
export function nextDue({ cron, timeZone = 'UTC' }: Pick<Schedule, 'cron' | 'timeZone'>, after: number): number | null {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRun(new Date(after))?.getTime() ?? null
}

/**
 * Queues a job for each schedule that is due. Whoever moves `next_at` on has fired it, in the same
 * transaction, so that it happens once however many nodes look. After a standstill it fires once,
 * not once for every time that was missed.
 */
export async function fireSchedules(deps: Deps): Promise<void> {
  const { schedules } = deps.features
  if (schedules.length === 0) return
  const rows = await deps.db.selectFrom('schedules').selectAll().execute()
  const known = new Map(rows.map((row) => [row.name, row]))
  const now = deps.clock.now()
  for (const schedule of schedules) {
    const row = known.get(schedule.name)
    if (!row || row.cron !== schedule.cron || row.time_zone !== zoneOf(schedule)) await plan(deps, schedule, now)
    else if (row.next_at <= now) await fire(deps, schedule, row.next_at, now)
  }
}

/** Notes when a new or changed schedule is first due. */
async function plan({ db }: Deps, schedule: Schedule, now: number): Promise<void> {
  const next = nextDue(schedule, now)
  if (next === null) return
  const values = { cron: schedule.cron, time_zone: zoneOf(schedule), next_at: next }
  await db
    .insertInto('schedules')
    .values({ name: schedule.name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
}

async function fire(deps: Deps, schedule: Schedule, dueAt: number, now: number): Promise<void> {
  const next = nextDue(schedule, now) ?? Number.MAX_SAFE_INTEGER
  const ctx = { deps, workspaceId: '', actor: { kind: 'system' }, requestId: `schedule-${schedule.name}` } as const
  await inTransaction(ctx, async (tx) => {
    const { numUpdatedRows } = await tx.db
      .updateTable('schedules')
      .set({ next_at: next })
      .where('name', '=', schedule.name)
      .where('next_at', '=', dueAt)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) await tx.enqueue({ kind: schedule.kind, payload: { dueAt } })
  })
}

function zoneOf({ timeZone = 'UTC' }: Schedule): string {
  return timeZone
}
