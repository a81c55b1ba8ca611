import {
  CodedError,
  type PasswordLinkPreview,
  type PasswordResetRequested,
  type ResetPassword,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { isMailSent } from '../../platform/mail.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { linkMailJob } from './link-mails.ts'
import {
  deleteExpiredPasswordLinks,
  deletePasswordLinks,
  findPasswordLink,
  findWorkingPasswordLink,
  insertPasswordLink,
  type PasswordLink,
  takePasswordLink,
} from './password-links-repository.ts'
import { findMembership, listMemberships, updateAgentRow } from './repository.ts'
import { leaveRooms } from './service.ts'
import { endUserSessions, findUser, hashPassword, setPassword } from './users.ts'

export const PASSWORD_LINK_JOB = 'agents.password_link'

const RESET_LIFE = 3_600_000

/**
 * Asks for a link to choose a new password. Whether anybody has the address is looked up by a job:
 * this answers alike, and does the same work, for every address.
 */
export async function requestPasswordReset(ctx: Ctx, input: { email: string }): Promise<PasswordResetRequested> {
  const payload = { id: newId('passwordLink'), email: input.email }
  await inTransaction(ctx, (tx) => tx.enqueue({ kind: PASSWORD_LINK_JOB, payload }))
  return { mailed: isMailSent(ctx.deps.config) }
}

/** Makes the link that was asked for and queues its mail, where the address is that of somebody with access. */
export async function makePasswordLink(outer: Ctx, payload: unknown): Promise<void> {
  const { id, email } = payload as { id: string; email: string }
  const { db, config } = outer.deps
  const user = await findUser(db, email)
  const [agent] = user ? await listMemberships(db, user.id) : []
  if (!agent) return
  await inTransaction({ ...outer, workspaceId: agent.workspace_id }, async (tx) => {
    if (await findPasswordLink(tx.db, id)) return
    const link = { id, workspaceId: agent.workspace_id, userId: agent.user_id, lifeMs: RESET_LIFE }
    const token = await addPasswordLink(tx, link)
    await tx.enqueue(linkMailJob(config, { kind: 'password_link', id, token, email: agent.email }))
  })
}

/** Adds a link that sets a user's password once, and answers its token, of which only the hash is kept. */
export async function addPasswordLink(
  tx: Tx,
  link: { id: string; workspaceId: string; userId: string; lifeMs: number },
): Promise<string> {
  await deleteExpiredPasswordLinks(tx.db, tx.now())
  const token = newToken()
  await insertPasswordLink(tx.db, {
    id: link.id,
    workspace_id: link.workspaceId,
    user_id: link.userId,
    token_hash: hashToken(token),
    created_at: tx.now(),
    expires_at: tx.now() + link.lifeMs,
  })
  return token
}

/** Whose password a link sets. Throws `link_used_or_expired`. */
export async function previewPasswordLink(ctx: Ctx, input: { token: string }): Promise<PasswordLinkPreview> {
  const { email } = await requireLink(ctx, input.token)
  return { email }
}

/**
 * Sets a password by link. Every session of the person ends, and no other link of theirs works any
 * more. Whoever had no password yet is available from now on. Throws `link_used_or_expired`.
 */
export async function resetPassword(outer: Ctx, input: ResetPassword): Promise<{ email: string }> {
  const link = await requireLink(outer, input.token)
  const passwordHash = await hashPassword(input.password)
  const ctx = { ...outer, workspaceId: link.workspace_id }
  await inTransaction(ctx, async (tx) => {
    if (!(await takePasswordLink(tx.db, link.id, tx.now()))) throw new CodedError('link_used_or_expired')
    const isFirst = await setPassword(tx.db, link.user_id, passwordHash, tx.now())
    await deletePasswordLinks(tx.db, link.user_id)
    await endUserSessions(tx.db, link.user_id)
    await recordNewPassword(tx, link, isFirst)
    const agents = await listMemberships(tx.db, link.user_id)
    tx.afterCommit(() => {
      for (const agent of agents) leaveRooms(ctx.deps, agent.id, agent.workspace_id)
    })
  })
  return { email: link.email }
}

async function recordNewPassword(tx: Tx, link: PasswordLink, isFirst: boolean): Promise<void> {
  const agent = await findMembership(tx.db, link.workspace_id, link.user_id)
  if (!agent) return
  await tx.record({ type: 'agent.password_set', subject: agent.id, data: {} })
  if (!isFirst) return
  await updateAgentRow(tx.db, agent.workspace_id, agent.id, { availability: 'available' })
  await tx.record({ type: 'agent.updated', subject: agent.id, data: { fields: ['availability'] } })
}

async function requireLink(ctx: Ctx, token: string): Promise<PasswordLink> {
  const link = await findWorkingPasswordLink(ctx.deps.db, hashToken(token), ctx.deps.clock.now())
  if (!link) throw new CodedError('link_used_or_expired')
  return link
}
