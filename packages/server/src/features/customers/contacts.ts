import { CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { blankCustomer, type CustomerRow, findContact, insertContact } from './repository.ts'

/** What mail, a form or a telephone call tells of somebody; none of it vouched for. */
export interface Contact {
  readonly email: string | null
  readonly name?: string | null | undefined
  readonly locale?: string | null | undefined
  readonly phone?: string | null | undefined
}

/**
 * The contact of an address, made where there is none; without an address a new one each time. Never
 * a visitor or an identified customer: an address that somebody typed opens nothing of theirs.
 */
export async function ensureContact(tx: Tx, workspaceId: string, contact: Contact): Promise<CustomerRow> {
  const email = contact.email?.toLowerCase() ?? null
  const known = email === null ? undefined : await findContact(tx.db, workspaceId, email)
  if (known) return known
  const row: CustomerRow = {
    ...blankCustomer(newId('customer'), workspaceId, tx.now()),
    email,
    name: contact.name ?? null,
    locale: contact.locale ?? null,
    attributes: JSON.stringify(contact.phone ? { phone: contact.phone } : {}),
    last_seen_at: null,
    contact: 1,
  }
  if (await insertContact(tx.db, row)) {
    await tx.record({ type: 'customer.created', subject: row.id, data: { verified: false } })
    return row
  }
  const rival = email === null ? undefined : await findContact(tx.db, workspaceId, email)
  if (!rival) throw new CodedError('conflict')
  return rival
}

/** The context in which something is done as a customer who has no session, such as a reply by mail. */
export function customerCtx(deps: Deps, workspaceId: string, customerId: string, requestId: string): Ctx {
  return { deps, workspaceId, requestId, actor: { kind: 'customer', id: customerId, verified: false, sessionId: '' } }
}
