import type { NotificationKind } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { type BookingRow, findBooking } from '../bookings/index.ts'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'
import { findFollower, listAdmins } from './repository.ts'
import { theirs, toAgents, toCustomer } from './telling.ts'

/** What support found out, as whoever did the work hears it. */
const ENDS: Readonly<Record<string, { readonly answer: string; readonly kind: NotificationKind }>> = {
  customer_confirmed: { answer: 'confirmed', kind: 'completion_verified' },
  unreachable: { answer: 'unanswered', kind: 'completion_verified' },
  auto_completed: { answer: 'unanswered', kind: 'completion_verified' },
  customer_disputed: { answer: 'disputed', kind: 'completion_disputed' },
}

/** The customer said yes. They did it themselves, and yet have it in writing, with where to say how it was. */
export async function tellOfApproval(ctx: Ctx, event: StoredEvent<'completion.approved'>): Promise<Telling[]> {
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, event.data.bookingId)
  if (!row) return []
  return [theirs('completion_verified', row.id, row.customer_id), ...answered(row, event, 'approved')]
}

/** The customer said no: whoever did the work reads why. */
export async function tellOfRejection(ctx: Ctx, event: StoredEvent<'completion.rejected'>): Promise<Telling[]> {
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, event.data.bookingId)
  return row ? answered(row, event, 'rejected', event.data.issues) : []
}

/** Support, or time, ended it. */
export async function tellOfEnd(ctx: Ctx, event: StoredEvent<'completion.ended'>): Promise<Telling[]> {
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, event.data.bookingId)
  const end = ENDS[event.data.outcome]
  if (!row || !end) return []
  return [...toCustomer(end.kind, whose(row), event), ...answered(row, event, end.answer)]
}

/** Where the work goes on, the customer hears it from the step itself. */
export async function tellOfSettling(ctx: Ctx, event: StoredEvent<'dispute.settled'>): Promise<Telling[]> {
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, event.data.bookingId)
  if (!row) return []
  if (event.data.outcome === 'rework') return answered(row, event, 'rework')
  return [...toCustomer('completion_verified', whose(row), event), ...answered(row, event, 'settled')]
}

/** Nobody answered in time: whoever of support has it is told, else those in charge. Who takes it up knows it. */
export async function tellOfEscalation(ctx: Ctx, event: StoredEvent<'completion.escalated'>): Promise<Telling[]> {
  const { bookingId, n, automatic } = event.data
  if (!automatic) return []
  const { db } = ctx.deps
  const follower = await findFollower(db, ctx.workspaceId, bookingId, n)
  const ids = follower === null ? await listAdmins(db, ctx.workspaceId) : [follower]
  return toAgents('agent_completion_escalated', bookingId, ids, event)
}

export async function tellOfReminder(ctx: Ctx, event: StoredEvent<'completion.reminder_due'>): Promise<Telling[]> {
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, event.data.bookingId)
  return row ? toCustomer('completion_reminder', whose(row), event) : []
}

function answered(row: BookingRow, event: StoredEvent, answer: string, issues = ''): Telling[] {
  const data = { answer, ...(issues !== '' && { issues }) }
  return toAgents('agent_completion_answered', row.id, [row.provider_id], event, data)
}

function whose({ id, customer_id }: BookingRow) {
  return { bookingId: id, customerId: customer_id }
}
