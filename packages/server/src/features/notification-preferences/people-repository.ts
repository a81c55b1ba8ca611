import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Whose } from './repository.ts'

type Db = Kysely<Database>

/** Somebody as their preferences need to know them. */
export interface Person {
  readonly kind: 'customer' | 'agent'
  readonly id: string
  /** Lower case. */
  readonly email: string | null
  /** E.164; only where the host vouched for it. */
  readonly phone: string | null
  readonly locale: string | null
}

/** Whoever has an id; null where nobody has, or an agent's access has ended. */
export async function findPerson(db: Db, whose: Whose): Promise<Person | null> {
  return (await findCustomer(db, whose)) ?? (await findAgent(db, whose))
}

async function findCustomer(db: Db, { workspaceId, recipientId }: Whose): Promise<Person | null> {
  const rows = await db
    .selectFrom('customers as c')
    .leftJoin('customers as m', (join) =>
      // Whoever reads the mail of an address may go on choosing for it, but not for another.
      join
        .onRef('m.workspace_id', '=', 'c.workspace_id')
        .onRef('m.id', '=', 'c.merged_into')
        .onRef('m.email', '=', 'c.email'),
    )
    .select(['c.id', 'c.email', 'c.phone', 'c.verified', 'c.locale'])
    .select(['m.id as into_id', 'm.phone as into_phone', 'm.verified as into_verified', 'm.locale as into_locale'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', recipientId)
    .execute()
  const [row] = rows
  if (!row) return null
  const email = row.email?.toLowerCase() ?? null
  if (row.into_id !== null) {
    const phone = row.into_verified === 1 ? row.into_phone : null
    return { kind: 'customer', id: row.into_id, email, phone, locale: row.into_locale }
  }
  const phone = row.verified === 1 ? row.phone : null
  return { kind: 'customer', id: row.id, email, phone, locale: row.locale }
}

async function findAgent(db: Db, { workspaceId, recipientId }: Whose): Promise<Person | null> {
  const row = await db
    .selectFrom('agents')
    .select(['id', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', recipientId)
    .where('active', '=', 1)
    .executeTakeFirst()
  return row ? { kind: 'agent', id: row.id, email: row.email.toLowerCase(), phone: null, locale: null } : null
}
