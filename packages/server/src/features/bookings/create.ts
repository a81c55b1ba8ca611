import { type Booking, CodedError, type CreateBooking } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireOffice } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { roleIn } from './access.ts'
import { showBooking } from './booking.ts'
import { historyItem, recordBooking } from './change.ts'
import { bookingCustomer } from './customers.ts'
import { detailColumns, providerColumns, timesOf } from './details.ts'
import { appendHistory } from './history-repository.ts'
import { type BookingRow, findByClientId, findByExternalId, insertBooking, takeBookingNumber } from './repository.ts'

/** Thrown to undo a transaction in which a rival turned out to have made the booking; that is the answer. */
export class AlreadyMade extends Error {
  readonly row: BookingRow
  constructor(row: BookingRow) {
    super()
    this.row = row
  }
}

/**
 * Makes a booking, confirmed. A retry with the same client id answers with the first. Throws `client_id_reused` where
 * that was another one, and `invalid_input` for times, customers and providers that cannot be.
 */
export async function createBooking(ctx: Ctx, input: CreateBooking): Promise<Booking> {
  requireOffice(ctx, 'bookings:write')
  try {
    const row = await inTransaction(ctx, (tx) => makeBooking(ctx, tx, input, { clientId: input.clientId }))
    return await showBooking(ctx.deps.db, row, roleIn(ctx, row, row.id))
  } catch (error) {
    if (!(error instanceof AlreadyMade)) throw error
    const { row } = error
    const { starts_at } = timesOf(input)
    if (row.service !== input.service || (row.sequence === 0 && Number(row.starts_at) !== starts_at)) {
      throw new CodedError('client_id_reused')
    }
    return showBooking(ctx.deps.db, row, roleIn(ctx, row, row.id))
  }
}

/** What a caller names a booking by. */
interface Names {
  readonly clientId?: string
  readonly externalId?: string
}

async function findNamed(
  tx: Tx,
  workspaceId: string,
  { clientId, externalId }: Names,
): Promise<BookingRow | undefined> {
  if (clientId !== undefined) return findByClientId(tx.db, workspaceId, clientId)
  return externalId === undefined ? undefined : findByExternalId(tx.db, workspaceId, externalId)
}

/** Writes a new booking within the caller's transaction. Throws `AlreadyMade` where its name has one. */
export async function makeBooking(
  ctx: Ctx,
  tx: Tx,
  input: Omit<CreateBooking, 'clientId'>,
  name: Names,
): Promise<BookingRow> {
  const { workspaceId } = ctx
  const times = timesOf(input)
  const customer = await bookingCustomer(tx, workspaceId, input.customer)
  const provider = await providerColumns(tx.db, workspaceId, input.provider ?? null)
  // Held from here on, so that of two with the same client id the second finds the first.
  const number = await takeBookingNumber(tx.db, workspaceId)
  const first = await findNamed(tx, workspaceId, name)
  if (first) throw new AlreadyMade(first)
  const now = tx.now()
  const row: BookingRow = {
    id: newId('booking'),
    workspace_id: workspaceId,
    number,
    external_id: name.externalId ?? null,
    client_id: name.clientId ?? null,
    customer_id: customer.id,
    status: 'confirmed',
    status_at: now,
    version: 1,
    sequence: 0,
    delay_reason: null,
    delay_since: null,
    eta: null,
    time_zone: input.timeZone,
    place: null,
    price_amount: null,
    price_currency: null,
    payment_status: null,
    checklist: '[]',
    notes: null,
    conversation_id: null,
    completion: null,
    review: null,
    cancel_reason: null,
    ended_at: null,
    created_at: now,
    updated_at: now,
    ...times,
    ...provider,
    ...detailColumns(input),
    service: input.service,
  }
  await insertBooking(tx.db, row)
  await appendHistory(tx.db, row, historyItem(ctx, now, { status: 'confirmed' }))
  await recordBooking(tx, row, 'booking.created', {})
  return row
}
