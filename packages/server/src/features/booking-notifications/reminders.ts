import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { TELL_JOB } from '../../platform/registry.ts'
import { bookingSettings, findBooking } from '../bookings/index.ts'
import type { TellOrder } from '../telling.ts'
import { isStillDue, isToBeReminded, kindOfReminder, remindersAhead, worthUntil } from './due.ts'
import { listAhead } from './repository.ts'
import { theirs } from './telling.ts'

/** Queues the reminders of a booking that was made or moved. */
export const PLAN_REMINDERS_JOB = 'booking_reminders.plan'
/** Queues those of every booking still to come, when a workspace decided to remind at other times. */
export const PLAN_ALL_REMINDERS_JOB = 'booking_reminders.plan_all'
/** One reminder whose time has come. */
export const REMIND_JOB = 'booking_reminders.remind'

/** Bookings in one transaction. */
const PAGE = 200

interface Reminder {
  readonly bookingId: string
  readonly hours: number
  readonly startsAt: number
}

/** Reminders are planned once the time is known, and each looks again when it is due: nothing has to be taken back. */
export async function planReminders(ctx: Ctx, payload: unknown): Promise<void> {
  const event = await findEvent(ctx.deps.db, ctx.workspaceId, (payload as { eventId: string }).eventId)
  if (event?.type !== 'booking.created' && event?.type !== 'booking.rescheduled') return
  const { id, startsAt } = event.data.booking
  const { reminderHours } = await bookingSettings(ctx.deps.db, ctx.workspaceId)
  await inTransaction(ctx, (tx) => enqueue(tx, { id, startsAt: Date.parse(startsAt) }, reminderHours, event.at))
}

/** A page at a time, the next as a job of its own. */
export async function planAllReminders(ctx: Ctx, payload: unknown): Promise<void> {
  const { eventId, after = '' } = payload as { eventId: string; after?: string }
  const event = await findEvent(ctx.deps.db, ctx.workspaceId, eventId)
  if (event?.type !== 'booking_settings.updated' || !event.data.fields.includes('reminderHours')) return
  const { reminderHours } = await bookingSettings(ctx.deps.db, ctx.workspaceId)
  await inTransaction(ctx, async (tx) => {
    const page = await listAhead(tx.db, ctx.workspaceId, { now: tx.now(), after, limit: PAGE })
    for (const booking of page) await enqueue(tx, booking, reminderHours, event.at)
    const last = page.at(-1)
    if (last && page.length === PAGE) {
      await tx.enqueue({ kind: PLAN_ALL_REMINDERS_JOB, payload: { eventId, after: last.id } })
    }
  })
}

async function enqueue(
  tx: Tx,
  { id, startsAt }: { readonly id: string; readonly startsAt: number },
  hours: readonly number[],
  since: number,
): Promise<void> {
  for (const due of remindersAhead(startsAt, hours, since)) {
    const payload: Reminder = { bookingId: id, hours: due.hours, startsAt }
    await tx.enqueue({ kind: REMIND_JOB, payload, runAt: due.at, uniqueKey: nameOf(payload) })
  }
}

/**
 * Tells of a booking shortly before it. Dropped where it was moved, cancelled or begun meanwhile, where the workspace
 * no longer reminds at that time, and after a standstill where a later reminder says it better.
 */
export async function remind(ctx: Ctx, payload: unknown): Promise<void> {
  const reminder = payload as Reminder
  const { db, clock } = ctx.deps
  const row = await findBooking(db, ctx.workspaceId, reminder.bookingId)
  if (!row || !isToBeReminded(row, reminder.startsAt)) return
  const { reminderHours } = await bookingSettings(db, ctx.workspaceId)
  if (!isStillDue(reminder, reminderHours, clock.now())) return
  const data = { startsAt: new Date(reminder.startsAt).toISOString() }
  const order: TellOrder = {
    cause: nameOf(reminder),
    telling: {
      ...theirs(kindOfReminder(reminder.hours), row.id, row.customer_id, data),
      until: worthUntil(reminder, reminderHours),
    },
  }
  await inTransaction(ctx, (tx) => tx.enqueue({ kind: TELL_JOB, payload: order, uniqueKey: `tell:${order.cause}` }))
}

/** The same reminder of the same booking at the same time is one. */
function nameOf({ bookingId, hours, startsAt }: Reminder): string {
  return `reminder:${bookingId}:${hours}:${startsAt}`
}
