import { CodedError, type Customer, type UpdateCustomer } from '@deskbell/protocol'
import type { Updateable } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import { requireCustomer, requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { type CustomerRow, findCustomer, toCustomer, updateCustomerRow } from './repository.ts'
import type { CustomersTable } from './tables.ts'

/** The customer that the access token speaks for. */
export async function getOwnCustomer(ctx: Ctx): Promise<Customer> {
  return readCustomer(ctx, requireCustomer(ctx).id)
}

/** One customer, as agents see them. Throws `not_found`. */
export async function getCustomer(ctx: Ctx, input: { customerId: string }): Promise<Customer> {
  requireInbox(ctx)
  return readCustomer(ctx, input.customerId)
}

async function readCustomer(ctx: Ctx, id: string): Promise<Customer> {
  const row = await findCustomer(ctx.deps.db, ctx.workspaceId, id)
  if (!row) throw new CodedError('not_found', `No customer has the id ${id}`)
  return toCustomer(row)
}

/**
 * Changes what customers say of themselves. All of it is unverified: where the host vouched for
 * somebody, their name and e-mail address come from the host's token and stay as they are.
 */
export async function updateOwnCustomer(ctx: Ctx, input: UpdateCustomer): Promise<Customer> {
  const { id } = requireCustomer(ctx)
  return inTransaction(ctx, async (tx) => {
    const current = await findCustomer(tx.db, ctx.workspaceId, id)
    if (!current) throw new CodedError('not_found')
    const change = changeOf(input, current, tx.now())
    const row = await updateCustomerRow(tx.db, ctx.workspaceId, id, change)
    const fields = Object.keys(input).filter((field) => field !== 'page')
    if (fields.length > 0) await tx.record({ type: 'customer.updated', subject: id, data: { fields } })
    return toCustomer(row ?? current)
  })
}

function changeOf(input: UpdateCustomer, current: CustomerRow, now: number): Updateable<CustomersTable> {
  const own = current.verified === 0
  return {
    last_seen_at: now,
    ...(own && input.name !== undefined && { name: input.name }),
    ...(own && input.email !== undefined && { email: input.email }),
    ...(input.locale !== undefined && { locale: input.locale }),
    ...(input.timeZone !== undefined && { time_zone: input.timeZone }),
    ...(own && input.attributes && { attributes: JSON.stringify(input.attributes) }),
    ...(input.page && { page_url: input.page.url, page_title: input.page.title ?? null }),
  }
}
