import {
  type CannedResponse,
  CodedError,
  type CreateCannedResponse,
  LIMITS,
  type UpdateCannedResponse,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { type AgentActor, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import {
  type CannedRow,
  countCanned,
  deleteCannedRow,
  findByShortcut,
  findCanned,
  insertCanned,
  listCannedRows,
  updateCannedRow,
} from './canned-repository.ts'

/** What everybody has, and one's own; by shortcut. */
export async function listCannedResponses(ctx: Ctx): Promise<{ items: CannedResponse[] }> {
  const { id } = requireAgent(ctx)
  return { items: (await listCannedRows(ctx.deps.db, ctx.workspaceId, id)).map(toCannedResponse) }
}

/**
 * Adds a canned response, for everybody unless said. Throws `conflict` for a shortcut that is taken,
 * also by a colleague's own, and `limit_reached`.
 */
export async function createCannedResponse(ctx: Ctx, input: CreateCannedResponse): Promise<CannedResponse> {
  const agent = requireAgent(ctx)
  if (input.shared) requireShare(agent)
  const { shortcut, title, text, shared } = input
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    await requireFreeShortcut(tx, ctx.workspaceId, shortcut)
    if ((await countCanned(tx.db, ctx.workspaceId)) >= LIMITS.cannedResponses) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.cannedResponses} canned responses`)
    }
    const row: CannedRow = {
      id: newId('cannedResponse'),
      workspace_id: ctx.workspaceId,
      shortcut,
      title,
      text,
      owner_id: shared ? null : agent.id,
      author_id: agent.id,
      created_at: tx.now(),
      updated_at: tx.now(),
    }
    await insertCanned(tx.db, row)
    await tx.record({ type: 'canned_response.created', subject: row.id, data: { shortcut, shared } })
    return toCannedResponse(row)
  })
}

/**
 * Changes a canned response: anybody a shared one, and its owner what is their own. Only its author
 * takes a shared one back. Throws `not_found`, `forbidden`, and `conflict` for a shortcut that is taken.
 */
export async function updateCannedResponse(
  ctx: Ctx,
  { cannedResponseId, ...input }: UpdateCannedResponse & { cannedResponseId: string },
): Promise<CannedResponse> {
  const agent = requireAgent(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const row = await requireEditable(tx, ctx.workspaceId, agent, cannedResponseId)
    if (input.shared === true) requireShare(agent)
    if (input.shared === false && row.owner_id === null && row.author_id !== agent.id) {
      throw new CodedError('forbidden', 'Only who wrote it may keep it for themselves')
    }
    if (input.shortcut !== undefined && input.shortcut !== row.shortcut) {
      await requireFreeShortcut(tx, ctx.workspaceId, input.shortcut)
    }
    const before = toCannedResponse(row)
    const fields = (['shortcut', 'title', 'text', 'shared'] as const).filter(
      (field) => input[field] !== undefined && input[field] !== before[field],
    )
    if (fields.length === 0) return before
    const after = { ...before, ...Object.fromEntries(fields.map((field) => [field, input[field]])) } as CannedResponse
    const updated = await updateCannedRow(tx.db, ctx.workspaceId, row.id, {
      shortcut: after.shortcut,
      title: after.title,
      text: after.text,
      owner_id: after.shared ? null : agent.id,
      updated_at: tx.now(),
    })
    await tx.record({ type: 'canned_response.updated', subject: row.id, data: { fields } })
    return toCannedResponse(updated)
  })
}

/** Removes a canned response: one's own, or a shared one. Throws `not_found`, `forbidden`. */
export async function deleteCannedResponse(
  ctx: Ctx,
  { cannedResponseId }: { cannedResponseId: string },
): Promise<void> {
  const agent = requireAgent(ctx)
  await inTransaction(ctx, async (tx) => {
    const { id, shortcut } = await requireEditable(tx, ctx.workspaceId, agent, cannedResponseId)
    await deleteCannedRow(tx.db, ctx.workspaceId, id)
    await tx.record({ type: 'canned_response.deleted', subject: id, data: { shortcut } })
  })
}

/** A colleague's own is not found: nobody learns that it exists. */
async function requireEditable(tx: Tx, workspaceId: string, agent: AgentActor, id: string): Promise<CannedRow> {
  const row = await findCanned(tx.db, workspaceId, agent.id, id)
  if (!row) throw new CodedError('not_found', `No canned response has the id ${id}`)
  if (row.owner_id === null) requireShare(agent)
  return row
}

function requireShare(agent: AgentActor): void {
  if (agent.role !== 'provider') return
  throw new CodedError('forbidden', 'Providers keep canned responses for themselves; agents change shared ones')
}

async function requireFreeShortcut(tx: Tx, workspaceId: string, shortcut: string): Promise<void> {
  if (!(await findByShortcut(tx.db, workspaceId, shortcut))) return
  throw new CodedError('conflict', `Another canned response, perhaps a colleague’s own, has the shortcut ${shortcut}`)
}

function toCannedResponse(row: CannedRow): CannedResponse {
  const { id, shortcut, title, text, owner_id, author_id } = row
  return { id, shortcut, title, text, shared: owner_id === null, authorId: author_id }
}
