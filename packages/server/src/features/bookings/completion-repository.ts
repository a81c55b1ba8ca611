import type { BookingRow, Db } from './repository.ts'

/** Adds a completion request as the next of its booking, whose row the caller holds. */
export async function insertCompletionRequest(
  db: Db,
  booking: BookingRow,
  request: { readonly requestedBy: string | null; readonly requestedAt: number; readonly escalatesAt: number },
): Promise<void> {
  const last = await db
    .selectFrom('completion_requests')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('booking_id', '=', booking.id)
    .executeTakeFirst()
  await db
    .insertInto('completion_requests')
    .values({
      booking_id: booking.id,
      n: Number(last?.n ?? 0) + 1,
      workspace_id: booking.workspace_id,
      requested_by_id: request.requestedBy,
      requested_at: request.requestedAt,
      status: 'pending',
      escalates_at: request.escalatesAt,
      reminded_at: null,
      responded_at: null,
      feedback: null,
      issues: null,
      ticket_id: null,
      auto_escalated: 0,
      follow_up_at: null,
      agent_id: null,
      outcome: null,
      completed_by_id: null,
      completed_at: null,
      notes: null,
    })
    .execute()
}
