import { CodedError, type SignUp } from '@deskbell/protocol'
import type { Selectable } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { addWorkspace, defaultSettings, newWorkspaceId } from '../workspaces/index.ts'
import { linkMailJob } from './link-mails.ts'
import type { Db } from './repository.ts'
import { addAgent } from './service.ts'
import type { SignUpsTable } from './tables.ts'
import { findUser, hashPassword, insertUser } from './users.ts'

const SIGN_UP_LIFE = 86_400_000

/**
 * Asks for a workspace. It exists once the mailed link was followed; until then there is one
 * waiting row, with hashes only. The answer and the time it takes are the same whether or not the
 * address is known. Throws `not_found` where the service is hosted by its owner.
 */
export async function signUp(ctx: Ctx, input: SignUp): Promise<void> {
  requireHosted(ctx)
  const token = newToken()
  const row = {
    id: newId('signUp'),
    workspace_name: input.workspaceName,
    name: input.name,
    email: input.email,
    password_hash: await hashPassword(input.password),
    token_hash: hashToken(token),
  }
  await inTransaction(ctx, async (tx) => {
    await deleteExpired(tx.db, tx.now())
    const known = await findUser(tx.db, input.email)
    if (known) return
    await tx.db
      .insertInto('sign_ups')
      .values({ ...row, created_at: tx.now(), expires_at: tx.now() + SIGN_UP_LIFE })
      .execute()
    await tx.enqueue(linkMailJob(ctx.deps.config, { kind: 'sign_up', id: row.id, token }))
  })
}

/** Where the mailed link leads. The token stands after `#`, which browsers send to no server. */
export function signUpUrl(publicUrl: string, token: string): string {
  return `${new URL('/console/verify', publicUrl).href}#${token}`
}

/** Makes the workspace, its first user and their role as admin. Throws `link_used_or_expired`. */
export async function verifySignUp(
  outer: Ctx,
  input: { token: string },
): Promise<{ workspaceId: string; email: string }> {
  requireHosted(outer)
  const ctx = { ...outer, workspaceId: newWorkspaceId() }
  return inTransaction(ctx, async (tx) => {
    const row = await takeSignUp(tx.db, hashToken(input.token), tx.now())
    if (!row || (await findUser(tx.db, row.email))) throw new CodedError('link_used_or_expired')
    const { name, email } = row
    await addWorkspace(tx, ctx.workspaceId, defaultSettings(row.workspace_name))
    const userId = await insertUser(tx.db, { name, email, passwordHash: row.password_hash }, tx.now())
    await addAgent(tx, ctx.workspaceId, { userId, name, email, role: 'admin' })
    // Whoever asked several times meant one workspace.
    await tx.db.deleteFrom('sign_ups').where('email', '=', email).execute()
    return { workspaceId: ctx.workspaceId, email }
  })
}

/** Uses a waiting row up; of two who follow the link at once, one gets nothing. */
function takeSignUp(db: Db, tokenHash: string, now: number): Promise<Selectable<SignUpsTable> | undefined> {
  return db
    .deleteFrom('sign_ups')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

async function deleteExpired(db: Db, now: number): Promise<void> {
  await db.deleteFrom('sign_ups').where('expires_at', '<=', now).execute()
}

function requireHosted(ctx: Ctx): void {
  if (ctx.deps.config.mode !== 'hosted') throw new CodedError('not_found', 'This service is not open for sign-up')
}
