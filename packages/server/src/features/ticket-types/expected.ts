import type { BusinessHours, Priority } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { expectedResponseAt, findDefaultPolicy, findSlaPolicy } from '../sla/index.ts'
import { openingAt, settingsOf } from '../workspaces/index.ts'

const MINUTE = 60_000
const QUARTER = 15 * MINUTE

/**
 * When whoever writes `now` may honestly expect a first answer, in epoch milliseconds; null where
 * nothing is promised, or nobody comes back within a fortnight.
 *
 * A policy with a calendar says it itself. One without counts every hour, but nobody answers while
 * the office is closed: then the count begins when it opens, and what would end while it is closed
 * ends at the next opening.
 *
 * @example await expectedAnswerAt(db, workspaceId, settings.businessHours, { policyId: null, priority: 'high' }, now)
 */
export async function expectedAnswerAt(
  db: Kysely<Database>,
  workspaceId: string,
  hours: BusinessHours | null,
  promise: { policyId: string | null; priority: Priority },
  now: number,
): Promise<number | null> {
  const count = (from: number) => expectedResponseAt(db, workspaceId, promise, from)
  if (hours === null || (await hasCalendar(db, workspaceId, promise.policyId))) return count(now)
  const { open, opensAt } = openingAt(hours, now)
  const from = open ? now : opensAt
  const at = from === null ? null : await count(from)
  if (at === null) return null
  // Whatever ends with the last open minute is still in time.
  const end = openingAt(hours, at - MINUTE)
  return end.open ? at : end.opensAt
}

/**
 * The same in words, such as `Tuesday, March 3 at 9:00 AM`, in the workspace's language and the reader's
 * zone; where that is unknown, in the office's, which is then named. Empty where nothing is promised.
 *
 * @example await expectedWords(tx.db, workspace, { policyId: null, priority: 'high' }, { now: tx.now(), timeZone: null })
 */
export async function expectedWords(
  db: Kysely<Database>,
  workspace: { readonly id: string; readonly settings: string },
  promise: { policyId: string | null; priority: Priority },
  { now, timeZone }: { now: number; timeZone: string | null },
): Promise<string> {
  const { businessHours, locale } = settingsOf(workspace)
  const at = await expectedAnswerAt(db, workspace.id, businessHours, promise, now)
  if (at === null) return ''
  const format = new Intl.DateTimeFormat(locale, {
    ...({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const),
    timeZone: timeZone ?? businessHours?.timeZone ?? 'UTC',
    ...(timeZone === null && { timeZoneName: 'short' }),
  })
  // Nobody answers to the minute.
  return format.format(Math.ceil(at / QUARTER) * QUARTER)
}

async function hasCalendar(db: Kysely<Database>, workspaceId: string, policyId: string | null): Promise<boolean> {
  const own = policyId === null ? undefined : await findSlaPolicy(db, workspaceId, policyId)
  const policy = own ?? (await findDefaultPolicy(db, workspaceId))
  return policy !== undefined && policy.calendar_id !== null
}
