import type { Customer } from '@deskbell/protocol'
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { CustomersTable } from './tables.ts'

export type CustomerRow = Selectable<CustomersTable>
type Db = Kysely<Database>

/** A row with nothing known yet but who it belongs to. */
export function blankCustomer(id: string, workspaceId: string, now: number): CustomerRow {
  return {
    id,
    workspace_id: workspaceId,
    verified: 0,
    external_id: null,
    name: null,
    email: null,
    phone: null,
    locale: null,
    time_zone: null,
    attributes: '{}',
    page_url: null,
    page_title: null,
    last_seen_at: now,
    merged_into: null,
    contact: 0,
    created_at: now,
  }
}

export async function insertCustomer(db: Db, row: CustomerRow): Promise<void> {
  await db.insertInto('customers').values(row).execute()
}

/** The contact of an address; see the table. */
export function findContact(db: Db, workspaceId: string, email: string): Promise<CustomerRow | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .where('contact', '=', 1)
    .executeTakeFirst()
}

/** Adds a contact unless its address has one already; says whether it did. */
export async function insertContact(db: Db, row: CustomerRow): Promise<boolean> {
  const added = await db
    .insertInto('customers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'email']).where('contact', '=', sql.lit(1)).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Adds an identified customer unless the workspace has one with the same external id. */
export async function insertIdentifiedCustomer(db: Db, row: CustomerRow): Promise<boolean> {
  const added = await db
    .insertInto('customers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'external_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Takes back a customer to whom nothing refers yet. */
export async function deleteCustomer(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('customers').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

export function findCustomer(db: Db, workspaceId: string, id: string): Promise<CustomerRow | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findByExternalId(db: Db, workspaceId: string, externalId: string): Promise<CustomerRow | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
}

export function updateCustomerRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<CustomersTable>,
): Promise<CustomerRow | undefined> {
  return db
    .updateTable('customers')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    verified: row.verified === 1,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    locale: row.locale,
    timeZone: row.time_zone,
    attributes: JSON.parse(row.attributes) as Customer['attributes'],
    lastPage: row.page_url === null ? null : { url: row.page_url, title: row.page_title },
    lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
  }
}
