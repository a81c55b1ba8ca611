import { type BookingCustomer, CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import {
  blankCustomer,
  type CustomerRow,
  ensureContact,
  findByExternalId,
  findCustomer,
  insertIdentifiedCustomer,
  updateCustomerRow,
} from '../customers/index.ts'

/**
 * Whose booking it is to be: one who is known by id, one whom the host vouches for by its own id, made where there is
 * none, or the contact of an address. Throws `invalid_input` for an id that names nobody.
 */
export async function bookingCustomer(tx: Tx, workspaceId: string, input: BookingCustomer): Promise<CustomerRow> {
  if (input.id !== undefined) {
    const known = await findCustomer(tx.db, workspaceId, input.id)
    if (known) return known
    const errors = [{ path: 'body.customer.id', message: 'names no customer of this workspace' }]
    throw new CodedError('invalid_input', undefined, { errors })
  }
  if (input.externalId !== undefined) return vouchedFor(tx, workspaceId, { ...input, externalId: input.externalId })
  return ensureContact(tx, workspaceId, { ...input, email: input.email ?? null })
}

async function vouchedFor(
  tx: Tx,
  workspaceId: string,
  input: BookingCustomer & { externalId: string },
): Promise<CustomerRow> {
  const said = {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.email !== undefined && { email: input.email }),
    ...(input.phone !== undefined && { phone: input.phone }),
    ...(input.locale !== undefined && { locale: input.locale }),
    ...(input.timeZone !== undefined && { time_zone: input.timeZone }),
  }
  const row: CustomerRow = {
    ...blankCustomer(newId('customer'), workspaceId, tx.now()),
    verified: 1,
    external_id: input.externalId,
    last_seen_at: null,
    ...said,
  }
  if (await insertIdentifiedCustomer(tx.db, row)) {
    await tx.record({ type: 'customer.created', subject: row.id, data: { verified: true } })
    return row
  }
  const known = await findByExternalId(tx.db, workspaceId, input.externalId)
  if (!known) throw new CodedError('conflict')
  const fields = Object.entries(said).filter(([name, value]) => known[name as keyof typeof said] !== value)
  if (fields.length === 0) return known
  await tx.record({ type: 'customer.updated', subject: known.id, data: { fields: fields.map(([name]) => name) } })
  return (await updateCustomerRow(tx.db, workspaceId, known.id, said)) ?? known
}
