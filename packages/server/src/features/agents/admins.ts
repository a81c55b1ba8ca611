import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { lockWorkspace, settingsOf } from '../workspaces/index.ts'
import { addPasswordLink } from './password-links.ts'
import { findMembership, updateAgentRow } from './repository.ts'
import { addAgent, restoreAgent } from './service.ts'
import { findUser, insertUser } from './users.ts'

/** For whoever runs the service, who hands it on: longer than a link in a mail. */
const ADMIN_LINK_LIFE = 86_400_000

export interface MadeAdmin {
  /** What they were before: nobody here, somebody without access, with another role, or an admin. */
  readonly was: 'nobody' | 'former' | 'agent' | 'admin'
  readonly name: string
  readonly workspaceName: string
  /** Of a link that sets their password, once, within a day. */
  readonly token: string
}

/**
 * Makes somebody an admin of a workspace, whoever they were before, with a link to set their
 * password. This is for whoever runs the service, not for the API. A new one is away until they set it, so that
 * nothing is given to an address nobody reads.
 *
 * @example await makeAdmin(systemCtx(deps, workspaceId), { email: 'ana@example.com' })
 */
export async function makeAdmin(ctx: Ctx, input: { email: string; name?: string | undefined }): Promise<MadeAdmin> {
  return inTransaction(ctx, async (tx) => {
    const workspace = await lockWorkspace(tx.db, ctx.workspaceId)
    const known = await findUser(tx.db, input.email)
    const name = input.name ?? known?.name ?? nameOf(input.email)
    const user = { name, email: input.email, passwordHash: null }
    const userId = known?.id ?? (await insertUser(tx.db, user, tx.now()))
    const made = await joinAsAdmin(tx, ctx.workspaceId, userId, { ...input, fallbackName: name })
    const link = { id: newId('passwordLink'), workspaceId: ctx.workspaceId, userId, lifeMs: ADMIN_LINK_LIFE }
    const token = await addPasswordLink(tx, link)
    return { ...made, workspaceName: settingsOf(workspace).name, token }
  })
}

async function joinAsAdmin(
  tx: Tx,
  workspaceId: string,
  userId: string,
  who: { email: string; name?: string | undefined; fallbackName: string },
): Promise<Pick<MadeAdmin, 'was' | 'name'>> {
  const agent = await findMembership(tx.db, workspaceId, userId)
  if (!agent) {
    const { email, fallbackName: name } = who
    await addAgent(tx, workspaceId, { userId, name, email, role: 'admin', availability: 'away' })
    return { was: 'nobody', name }
  }
  const name = who.name ?? agent.name
  if (agent.active !== 1) {
    await restoreAgent(tx, agent, { role: 'admin', name })
    return { was: 'former', name }
  }
  const fields = [...(agent.role === 'admin' ? [] : ['role']), ...(agent.name === name ? [] : ['name'])]
  if (fields.length > 0) {
    await updateAgentRow(tx.db, workspaceId, agent.id, { role: 'admin', name })
    await tx.record({ type: 'agent.updated', subject: agent.id, data: { fields } })
  }
  return { was: agent.role === 'admin' ? 'admin' : 'agent', name }
}

/** @example nameOf('ana.costa+desk@example.com') // 'Ana Costa' */
function nameOf(email: string): string {
  const words = (email.split(/[+@]/)[0] ?? '').split(/[._-]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}
