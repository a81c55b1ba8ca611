import { CodedError, type SignUp } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { addWorkspace, defaultSettings, newWorkspaceId } from '../workspaces/index.ts'
import { signUpMailJob } from './link-mails.ts'
import { addAgent } from './service.ts'
import { deleteExpiredSignUps, deleteSignUps, insertSignUp, takeSignUp } from './sign-up-repository.ts'
import { findUser, hashPassword, insertUser } from './users.ts'

const SIGN_UP_LIFE = 86_400_000

/** Whether anybody may open a workspace here. */
export function getSignUp(ctx: Ctx): { open: boolean } {
  return { open: ctx.deps.config.mode === 'hosted' }
}

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
    await deleteExpiredSignUps(tx.db, tx.now())
    const known = await findUser(tx.db, input.email)
    if (known) return
    await insertSignUp(tx.db, { ...row, created_at: tx.now(), expires_at: tx.now() + SIGN_UP_LIFE })
    await tx.enqueue(signUpMailJob(ctx.deps.config, { id: row.id, token }))
  })
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
    await addWorkspace(ctx.deps, tx, ctx.workspaceId, defaultSettings(row.workspace_name))
    const userId = await insertUser(tx.db, { name, email, passwordHash: row.password_hash }, tx.now())
    await addAgent(tx, ctx.workspaceId, { userId, name, email, role: 'admin' })
    // Whoever asked several times meant one workspace.
    await deleteSignUps(tx.db, email)
    return { workspaceId: ctx.workspaceId, email }
  })
}

function requireHosted(ctx: Ctx): void {
  if (!getSignUp(ctx).open) throw new CodedError('not_found', 'This service is not open for sign-up')
}
