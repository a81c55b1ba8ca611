import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { byId, gathered } from '../../db/gathered.ts'
import type { Recipient } from '../telling.ts'

type Db = Kysely<Database>

/** A person as deliveries need to know them. */
export interface Person {
  readonly kind: 'customer' | 'agent' | 'address'
  readonly id: string
  readonly name: string | null
  /** Lower case. */
  readonly email: string | null
  /** E.164; only where the host vouched for it. */
  readonly phone: string | null
  /** Whether somebody vouched for the address: nobody may have us write to strangers. */
  readonly verified: boolean
  readonly locale: string | null
}

const findAgent = gathered(async (db, workspaceId, ids) => {
  const rows = await db
    .selectFrom('agents')
    .select(['id', 'name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .where('active', '=', 1)
    .execute()
  return byId(rows)
})

const findCustomer = gathered(async (db, workspaceId, ids) => {
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'name', 'email', 'phone', 'verified', 'locale'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return byId(rows)
})

/** Who is to be told; null where they are gone, or their access has ended. */
export async function findPerson(db: Db, workspaceId: string, to: Recipient): Promise<Person | null> {
  if (to.kind === 'address') {
    const email = to.email.toLowerCase()
    return { kind: 'address', id: email, name: to.name, email, phone: null, verified: true, locale: to.locale }
  }
  if (to.kind === 'agent') {
    const row = await findAgent(db, workspaceId, to.id)
    return row
      ? { kind: 'agent', ...row, email: row.email.toLowerCase(), phone: null, verified: true, locale: null }
      : null
  }
  const row = await findCustomer(db, workspaceId, to.id)
  if (!row) return null
  const verified = row.verified === 1
  return {
    kind: 'customer',
    id: row.id,
    name: row.name,
    email: row.email?.toLowerCase() ?? null,
    phone: verified ? row.phone : null,
    verified,
    locale: row.locale,
  }
}

/** Names of people by id, for lists. */
export async function namesOf(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const [customers, agents] = await Promise.all([
    db
      .selectFrom('customers')
      .select(['id', 'name'])
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', [...ids])
      .execute(),
    db
      .selectFrom('agents')
      .select(['id', 'name'])
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', [...ids])
      .execute(),
  ])
  return new Map([...customers, ...agents].map(({ id, name }) => [id, name]))
}
