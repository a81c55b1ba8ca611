import { type Calendar, CodedError, type CreateCalendar, LIMITS, type UpdateCalendar } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { toCalendar } from './calendar.ts'
import { changed } from './change.ts'
import type { CalendarRow } from './policies-repository.ts'
import * as repository from './policies-repository.ts'
import { renew } from './renewing.ts'
import type { Db } from './repository.ts'

/** Every calendar by name. */
export async function listCalendars(ctx: Ctx): Promise<{ items: Calendar[] }> {
  requireAgent(ctx)
  return { items: (await repository.listCalendarRows(ctx.deps.db, ctx.workspaceId)).map(toCalendar) }
}

/** Adds a calendar. Admins only. Throws `limit_reached`. */
export async function createCalendar(ctx: Ctx, input: CreateCalendar): Promise<Calendar> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const held = await repository.listCalendarRows(tx.db, ctx.workspaceId)
    if (held.length >= LIMITS.calendars) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.calendars} calendars`)
    }
    const id = newId('calendar')
    const row = { id, workspace_id: ctx.workspaceId, ...toColumns(input), created_at: tx.now() }
    await repository.insertCalendar(tx.db, row)
    await tx.record({ type: 'calendar.created', subject: id, data: { name: row.name } })
    return toCalendar(row)
  })
}

/**
 * Changes what `input` names. The running clocks of every policy that counts by the calendar follow:
 * what they spent so far stays as it was counted, and the rest is counted by the new hours. Admins only.
 */
export async function updateCalendar(
  ctx: Ctx,
  { calendarId, ...input }: UpdateCalendar & { calendarId: string },
): Promise<Calendar> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const before = await requireCalendar(tx.db, ctx.workspaceId, calendarId)
    const row = { ...before, ...toColumns(changed(toCalendar(before), input)) }
    const fields = (['name', 'hours', 'holidays'] as const).filter((field) => row[field] !== before[field])
    if (fields.length === 0) return toCalendar(row)
    await repository.updateCalendarRow(tx.db, row)
    await tx.record({ type: 'calendar.updated', subject: row.id, data: { fields } })
    if (fields.some((field) => field !== 'name')) {
      for (const policy of await repository.listPolicyRows(tx.db, ctx.workspaceId)) {
        if (policy.calendar_id === row.id) await renew(tx, policy)
      }
    }
    return toCalendar(row)
  })
}

/** Removes a calendar. Admins only. Throws `conflict` while a policy counts by it. */
export async function deleteCalendar(ctx: Ctx, { calendarId }: { calendarId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const { name } = await requireCalendar(tx.db, ctx.workspaceId, calendarId)
    const policies = await repository.listPolicyRows(tx.db, ctx.workspaceId)
    const user = policies.find((policy) => policy.calendar_id === calendarId)
    if (user) throw new CodedError('conflict', `The policy “${user.name}” counts by this calendar`)
    await repository.deleteCalendarRow(tx.db, ctx.workspaceId, calendarId)
    await tx.record({ type: 'calendar.deleted', subject: calendarId, data: { name } })
  })
}

/** Throws `not_found` for a calendar that the workspace does not have. */
export async function requireCalendar(db: Db, workspaceId: string, id: string): Promise<CalendarRow> {
  const row = await repository.findCalendar(db, workspaceId, id)
  if (!row) throw new CodedError('not_found', `No calendar has the id ${id}`)
  return row
}

function toColumns({ name, hours, holidays }: Omit<Calendar, 'id'>): Pick<CalendarRow, 'name' | 'hours' | 'holidays'> {
  return { name, hours: hours === null ? null : JSON.stringify(hours), holidays: JSON.stringify(holidays) }
}
