import {
  CodedError,
  type CreateMacro,
  type FieldError,
  LIMITS,
  type Macro,
  type MacroAction,
  type UpdateMacro,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin, requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { isAssignable, listAgentRows } from '../agents/index.ts'
import { requireTeam } from '../teams/index.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { deleteMacroRow, findMacro, insertMacro, listMacroRows, type MacroRow, updateMacroRow } from './repository.ts'

/** Every macro by name. */
export async function listMacros(ctx: Ctx): Promise<{ items: Macro[] }> {
  requireInbox(ctx)
  return { items: (await listMacroRows(ctx.deps.db, ctx.workspaceId)).map(toMacro) }
}

/**
 * Adds a macro. Throws `conflict` for a name that is taken, `not_found` for an unknown team or agent,
 * `invalid_input` for an agent who takes no tickets, and `limit_reached`.
 */
export async function createMacro(ctx: Ctx, { name, actions }: CreateMacro): Promise<Macro> {
  requireAdmin(ctx)
  const { workspaceId } = ctx
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, workspaceId)
    const rows = await listMacroRows(tx.db, workspaceId)
    requireFreeName(rows, name)
    if (rows.length >= LIMITS.macros) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.macros} macros`)
    }
    await requireGoals(tx, workspaceId, actions)
    const times = { created_at: tx.now(), updated_at: tx.now() }
    const row = { id: newId('macro'), workspace_id: workspaceId, name, actions: JSON.stringify(actions), ...times }
    await insertMacro(tx.db, row)
    await tx.record({ type: 'macro.created', subject: row.id, data: { name } })
    return toMacro(row)
  })
}

/** Changes a macro. Throws `not_found`, and what `createMacro` throws. */
export async function updateMacro(ctx: Ctx, input: UpdateMacro & { macroId: string }): Promise<Macro> {
  requireAdmin(ctx)
  const { macroId, name, actions } = input
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const row = await requireMacro(tx.db, ctx.workspaceId, macroId)
    const after = { name: name ?? row.name, actions: actions === undefined ? row.actions : JSON.stringify(actions) }
    const fields = (['name', 'actions'] as const).filter((field) => after[field] !== row[field])
    if (fields.length === 0) return toMacro(row)
    if (after.name !== row.name) requireFreeName(await listMacroRows(tx.db, ctx.workspaceId), after.name)
    if (actions) await requireGoals(tx, ctx.workspaceId, actions)
    const updated = await updateMacroRow(tx.db, ctx.workspaceId, macroId, { ...after, updated_at: tx.now() })
    await tx.record({ type: 'macro.updated', subject: macroId, data: { fields } })
    return toMacro(updated)
  })
}

/** Removes a macro. Throws `not_found`. */
export async function deleteMacro(ctx: Ctx, { macroId }: { macroId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const { name } = await requireMacro(tx.db, ctx.workspaceId, macroId)
    await deleteMacroRow(tx.db, ctx.workspaceId, macroId)
    await tx.record({ type: 'macro.deleted', subject: macroId, data: { name } })
  })
}

export async function requireMacro(db: Tx['db'], workspaceId: string, id: string): Promise<MacroRow> {
  const row = await findMacro(db, workspaceId, id)
  if (!row) throw new CodedError('not_found', `No macro has the id ${id}`)
  return row
}

/** What a macro does, in its order. */
export function actionsOf(row: Pick<MacroRow, 'actions'>): MacroAction[] {
  return JSON.parse(row.actions) as MacroAction[]
}

function toMacro(row: MacroRow): Macro {
  return { id: row.id, name: row.name, actions: actionsOf(row) }
}

function requireFreeName(rows: readonly MacroRow[], name: string): void {
  if (rows.some((row) => row.name === name)) throw new CodedError('conflict', `Another macro is named ${name}`)
}

/** Teams and agents that tickets would be given to must be there, and take tickets. */
async function requireGoals(tx: Tx, workspaceId: string, actions: readonly MacroAction[]): Promise<void> {
  const agents = new Set((await listAgentRows(tx.db, workspaceId)).map((agent) => agent.id))
  const errors: FieldError[] = []
  for (const [at, action] of actions.entries()) {
    if (action.do === 'team' && action.teamId !== null) await requireTeam(tx.db, workspaceId, action.teamId)
    if (action.do !== 'assign' || action.to === 'me' || action.to === 'nobody') continue
    if (!agents.has(action.to)) throw new CodedError('not_found', `No agent has the id ${action.to}`)
    if (await isAssignable(tx.db, workspaceId, action.to)) continue
    errors.push({ path: `body.actions.${at}.to`, message: 'must be an active agent or admin' })
  }
  if (errors.length > 0) throw new CodedError('invalid_input', undefined, { errors })
}
