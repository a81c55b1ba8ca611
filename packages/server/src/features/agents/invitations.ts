import {
  type AcceptInvitation,
  type AgentRole,
  CodedError,
  type CreateInvitation,
  type Invitation,
  type InvitationPreview,
  type NewInvitation,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import {
  findWaitingInvitation,
  type InvitationRow,
  insertInvitation,
  listWaitingInvitations,
  revokeWaitingInvitation,
  takeInvitation,
} from './invitations-repository.ts'
import { linkMailJob } from './link-mails.ts'
import { invitationUrl } from './links.ts'
import { findMembership } from './repository.ts'
import { addAgent, restoreAgent } from './service.ts'
import { findUser, hashPassword, insertUser, isPasswordOf } from './users.ts'

const INVITATION_LIFE = 7 * 86_400_000

export async function listInvitations(ctx: Ctx): Promise<{ items: Invitation[] }> {
  requireAdmin(ctx)
  const rows = await listWaitingInvitations(ctx.deps.db, ctx.workspaceId, ctx.deps.clock.now())
  return { items: rows.map(toInvitation) }
}

/**
 * Invites a person by a link that works once, for a week. It is mailed, and given to the admin as
 * well, so that inviting needs no mail server; only the hash of its token is kept.
 */
export async function createInvitation(ctx: Ctx, input: CreateInvitation): Promise<NewInvitation> {
  const admin = requireAdmin(ctx)
  const token = newToken()
  return inTransaction(ctx, async (tx) => {
    const row: InvitationRow = {
      id: newId('invitation'),
      workspace_id: ctx.workspaceId,
      email: input.email,
      role: input.role,
      token_hash: hashToken(token),
      invited_by: admin.id,
      created_at: tx.now(),
      expires_at: tx.now() + INVITATION_LIFE,
      ended_at: null,
    }
    await insertInvitation(tx.db, row)
    await tx.record({ type: 'invitation.created', subject: row.id, data: { role: input.role } })
    await tx.enqueue(linkMailJob(ctx.deps.config, { kind: 'invitation', id: row.id, token, email: row.email }))
    return { ...toInvitation(row), url: invitationUrl(ctx.deps.config.publicUrl, token) }
  })
}

/** Revokes an invitation that waits: its link stops working. Throws `not_found`. */
export async function revokeInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    if (!(await revokeWaitingInvitation(tx.db, ctx.workspaceId, input.invitationId, tx.now()))) {
      throw new CodedError('not_found', `No invitation that waits has the id ${input.invitationId}`)
    }
    await tx.record({ type: 'invitation.revoked', subject: input.invitationId, data: {} })
  })
}

/** What a link offers. Throws `link_used_or_expired`. */
export async function previewInvitation(ctx: Ctx, input: { token: string }): Promise<InvitationPreview> {
  const row = await requireInvitation(ctx, input.token)
  const workspace = await findWorkspace(ctx.deps.db, row.workspace_id)
  if (!workspace) throw new CodedError('link_used_or_expired')
  return { workspaceName: settingsOf(workspace).name, email: row.email, role: row.role as AgentRole }
}

/**
 * Makes the invited person an agent. Whoever has a password already, from another workspace, must
 * give that one: a link alone never changes an existing user. Throws `link_used_or_expired`, and
 * `unauthenticated` for the wrong password.
 */
export async function acceptInvitation(
  outer: Ctx,
  input: AcceptInvitation,
): Promise<{ email: string; workspaceId: string }> {
  const invitation = await requireInvitation(outer, input.token)
  const { email } = invitation
  const known = await findUser(outer.deps.db, email)
  if (known && !(await isPasswordOf(outer.deps.db, known.id, input.password))) {
    throw new CodedError('unauthenticated', 'This address has a password already; give that one')
  }
  const passwordHash = await hashPassword(input.password)
  const ctx = { ...outer, workspaceId: invitation.workspace_id }
  await inTransaction(ctx, async (tx) => {
    if (!(await takeInvitation(tx.db, invitation.id, tx.now()))) throw new CodedError('link_used_or_expired')
    const userId = known?.id ?? (await insertUser(tx.db, { name: input.name, email, passwordHash }, tx.now()))
    const agentId = await joinWorkspace(tx, invitation, userId, input.name)
    await tx.record({ type: 'invitation.accepted', subject: invitation.id, data: { agentId } })
  })
  return { email, workspaceId: invitation.workspace_id }
}

async function joinWorkspace(tx: Tx, invitation: InvitationRow, userId: string, name: string): Promise<string> {
  const role = invitation.role as AgentRole
  const former = await findMembership(tx.db, invitation.workspace_id, userId)
  if (!former) return addAgent(tx, invitation.workspace_id, { userId, name, email: invitation.email, role })
  if (former.active === 1) throw new CodedError('conflict', 'You work in this workspace already')
  await restoreAgent(tx, former, { role, name })
  return former.id
}

async function requireInvitation(ctx: Ctx, token: string): Promise<InvitationRow> {
  const row = await findWaitingInvitation(ctx.deps.db, hashToken(token), ctx.deps.clock.now())
  if (!row) throw new CodedError('link_used_or_expired')
  return row
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role as AgentRole,
    expiresAt: new Date(row.expires_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
  }
}
