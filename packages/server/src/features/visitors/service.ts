import { CodedError, type CreateSession, type Session } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireCustomer } from '../../platform/access.ts'
import { signAccessToken } from '../../platform/access-tokens.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken } from '../../platform/secrets.ts'
import { disconnectCustomer, listRecentIds } from '../conversations/index.ts'
import {
  blankCustomer,
  type CustomerRow,
  deleteCustomer,
  findByExternalId,
  findCustomer,
  insertCustomer,
  insertIdentifiedCustomer,
  toCustomer,
  updateCustomerRow,
} from '../customers/index.ts'
import {
  allowsOrigin,
  findIdentitySecret,
  findWorkspaceByKey,
  noteIdentityKeyUse,
  settingsOf,
} from '../workspaces/index.ts'
import { type VouchedIdentity, verifyIdentity } from './identity.ts'
import { passConversations } from './merge.ts'
import {
  deleteExpiredSessions,
  endSessions,
  findSession,
  findSessionBySecret,
  insertSession,
  type SessionRow,
} from './repository.ts'

/**
 * Exchanges a visitor secret, an identity token, or both, for an access token. The first time a
 * secret is seen it makes a visitor; from then on it finds the same one. Throws `not_found` for an
 * unknown workspace key, `invalid_identity`, `identity_required`, and `unauthenticated` for a secret
 * whose session was ended. `origin` is that of the page of another site which asks, or null.
 */
export async function createSession(outer: Ctx, input: CreateSession, origin: string | null): Promise<Session> {
  const workspace = await findWorkspaceByKey(outer.deps.db, input.workspaceKey)
  if (!workspace) throw new CodedError('not_found', 'No workspace has this key')
  if (origin !== null && !(await allowsOrigin(outer.deps, origin, workspace.id))) {
    throw new CodedError('origin_not_allowed', `This workspace does not allow the origin ${origin}`)
  }
  if (!input.identityToken && settingsOf(workspace).requireIdentity) throw new CodedError('identity_required')
  const ctx = { ...outer, workspaceId: workspace.id }
  const now = ctx.deps.clock.now()
  const identity = input.identityToken
    ? await verifyIdentity(input.identityToken, now, (kid) => findIdentitySecret(ctx, kid))
    : null

  const { session, customer } = await inTransaction(ctx, async (tx) => {
    const visitor = input.visitorSecret ? await visitorSession(tx, ctx.workspaceId, input.visitorSecret, input) : null
    if (identity) return identifiedSession(ctx, tx, identity, visitor?.session ?? null, input)
    if (!visitor) throw new CodedError('unauthenticated')
    return visitor
  })
  const token = await signAccessToken(
    ctx.deps.config,
    {
      workspaceId: ctx.workspaceId,
      customerId: customer.id,
      sessionId: session.id,
      verified: customer.verified === 1,
    },
    now,
    identity?.expiresAt,
  )
  return {
    accessToken: token.accessToken,
    expiresAt: new Date(token.expiresAt).toISOString(),
    customer: toCustomer(customer),
  }
}

/**
 * Ends the session at once: its token, the visitor secret it was made with, and the sockets. The
 * customer's other devices have sessions of their own, and come back.
 */
export async function endSession(ctx: Ctx): Promise<void> {
  const actor = requireCustomer(ctx)
  await inTransaction(ctx, async (tx) => {
    const session = await findSession(tx.db, actor.sessionId)
    const beside = session?.beside_id ? await findSession(tx.db, session.beside_id) : undefined
    const ids = beside ? [actor.sessionId, beside.id] : [actor.sessionId]
    await endSessions(tx.db, ctx.workspaceId, ids, tx.now())
    for (const id of new Set([actor.id, beside?.customer_id ?? actor.id])) {
      disconnectCustomer(ctx.deps, tx, id, await listRecentIds(tx.db, ctx.workspaceId, id))
    }
    await tx.record({ type: 'session.ended', subject: actor.sessionId, data: { customerId: actor.id } })
  })
}

interface Opened {
  readonly session: SessionRow
  readonly customer: CustomerRow
}

type Hints = Pick<CreateSession, 'locale' | 'timeZone'>

async function visitorSession(tx: Tx, workspaceId: string, secret: string, hints: Hints): Promise<Opened> {
  const secretHash = hashToken(secret)
  const known = await findSessionBySecret(tx.db, workspaceId, secretHash)
  if (known) return resumed(tx, known, hints)

  const customer = {
    ...blankCustomer(newId('customer'), workspaceId, tx.now()),
    locale: hints.locale ?? null,
    time_zone: hints.timeZone ?? null,
  }
  const session = { ...newSession(tx, workspaceId, customer.id), secret_hash: secretHash }
  await insertCustomer(tx.db, customer)
  if (!(await insertSession(tx.db, session))) {
    // Another tab made it in this very moment: theirs is the visitor.
    await deleteCustomer(tx.db, workspaceId, customer.id)
    const winner = await findSessionBySecret(tx.db, workspaceId, secretHash)
    if (!winner) throw new CodedError('conflict')
    return resumed(tx, winner, hints)
  }
  await tx.record({ type: 'session.created', subject: session.id, data: { customerId: customer.id } })
  return { session, customer }
}

async function resumed(tx: Tx, session: SessionRow, hints: Hints): Promise<Opened> {
  if (session.ended_at !== null) throw new CodedError('unauthenticated', 'This visitor secret was ended')
  const customer = await findCustomer(tx.db, session.workspace_id, session.customer_id)
  if (!customer) throw new CodedError('unauthenticated')
  return { session, customer: await seen(tx, customer, hints) }
}

/** Notes that a customer is here, and where in the world, as their browser says. */
async function seen(tx: Tx, customer: CustomerRow, hints: Hints): Promise<CustomerRow> {
  const change = {
    last_seen_at: tx.now(),
    ...(hints.locale !== undefined && { locale: hints.locale }),
    ...(hints.timeZone !== undefined && { time_zone: hints.timeZone }),
  }
  return (await updateCustomerRow(tx.db, customer.workspace_id, customer.id, change)) ?? customer
}

async function identifiedSession(
  ctx: Ctx,
  tx: Tx,
  identity: VouchedIdentity,
  beside: SessionRow | null,
  hints: Hints,
): Promise<Opened> {
  const { workspaceId } = ctx
  const customer = await vouchedCustomer(tx, workspaceId, identity, hints)
  if (beside) await passConversations(ctx, tx, beside.customer_id, customer.id)
  await deleteExpiredSessions(tx.db, customer.id, tx.now())
  const session = {
    ...newSession(tx, workspaceId, customer.id),
    beside_id: beside?.id ?? null,
    expires_at: Math.min(identity.expiresAt, tx.now() + SESSION_LIFE),
  }
  await insertSession(tx.db, session)
  await noteIdentityKeyUse(tx, workspaceId, identity.kid)
  return { session, customer }
}

/** A little longer than the access token lives, so that the token's own expiry is what is told. */
const SESSION_LIFE = 20 * 60_000

function newSession(tx: Tx, workspaceId: string, customerId: string): SessionRow {
  return {
    id: newId('session'),
    workspace_id: workspaceId,
    customer_id: customerId,
    secret_hash: null,
    beside_id: null,
    created_at: tx.now(),
    expires_at: null,
    ended_at: null,
  }
}

async function vouchedCustomer(
  tx: Tx,
  workspaceId: string,
  identity: VouchedIdentity,
  hints: Hints,
): Promise<CustomerRow> {
  const row = {
    ...blankCustomer(newId('customer'), workspaceId, tx.now()),
    verified: 1,
    external_id: identity.externalId,
    name: identity.name ?? null,
    email: identity.email ?? null,
    phone: identity.phone ?? null,
    attributes: JSON.stringify(identity.attributes ?? {}),
    locale: hints.locale ?? null,
    time_zone: hints.timeZone ?? null,
  }
  if (await insertIdentifiedCustomer(tx.db, row)) {
    await tx.record({ type: 'customer.created', subject: row.id, data: { verified: true } })
    return row
  }
  const known = await findByExternalId(tx.db, workspaceId, identity.externalId)
  if (!known) throw new CodedError('conflict')
  const vouched = {
    ...(identity.name !== undefined && { name: identity.name }),
    ...(identity.email !== undefined && { email: identity.email }),
    ...(identity.phone !== undefined && { phone: identity.phone }),
    ...(identity.attributes !== undefined && { attributes: JSON.stringify(identity.attributes) }),
  }
  const current = await seen(tx, known, hints)
  const fields = (['name', 'email', 'phone', 'attributes'] as const).filter(
    (field) => vouched[field] !== undefined && vouched[field] !== known[field],
  )
  // Most tokens say again what is known.
  if (fields.length === 0) return current
  await tx.record({ type: 'customer.updated', subject: known.id, data: { fields } })
  return (await updateCustomerRow(tx.db, workspaceId, known.id, vouched)) ?? current
}
