import {
  CodedError,
  type CreateTicketType,
  LIMITS,
  type OrderTicketTypes,
  type TicketType,
  type UpdateTicketType,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findSlaPolicy } from '../sla/index.ts'
import { requireTeam } from '../teams/index.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { insertTicketTypes, listTicketTypeRows, type TicketTypeRow, updateTicketTypeRow } from './repository.ts'
import { columnsOf, newTicketType, requireTicketType, toTicketType } from './ticket-type.ts'

/** Every type in its order, archived ones last. */
export async function listTicketTypes(ctx: Ctx): Promise<{ items: TicketType[] }> {
  requireAgent(ctx)
  return { items: (await listTicketTypeRows(ctx.deps.db, ctx.workspaceId)).map(toTicketType) }
}

/**
 * Adds a type at the end. Throws `conflict` for a key that is taken, also by an archived type;
 * `not_found` for an unknown team or policy; and `limit_reached`.
 */
export async function createTicketType(ctx: Ctx, input: CreateTicketType): Promise<TicketType> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const rows = await holdTypes(ctx, tx)
    if (rows.some((row) => row.key === input.key)) {
      throw new CodedError('conflict', `Another type has the key ${input.key}`)
    }
    requireRoom(rows.length + 1)
    await requireGoals(ctx, tx, input)
    const row = newTicketType(ctx.workspaceId, input, nextPosition(rows), tx.now())
    await insertTicketTypes(tx.db, [row])
    await tx.record({ type: 'ticket_type.created', subject: row.id, data: { key: row.key } })
    return toTicketType(row)
  })
}

/**
 * Changes a type, archives it, or brings it back. Tickets keep what was asked when they came. Throws
 * `not_found` for an unknown type, team or policy, and `conflict` where none would be left.
 */
export async function updateTicketType(
  ctx: Ctx,
  { ticketTypeId, ...input }: UpdateTicketType & { ticketTypeId: string },
): Promise<TicketType> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const rows = await holdTypes(ctx, tx)
    const row = await requireTicketType(tx.db, ctx.workspaceId, ticketTypeId)
    await requireGoals(ctx, tx, input)
    const before = toTicketType(row)
    const fields = fieldsOfChange(before, input)
    if (fields.length === 0) return before
    const after = columnsOf({ ...before, ...input } as TicketType)
    requireOneLeft(rows, { ...row, ...after })
    const updated = await updateTicketTypeRow(tx.db, ctx.workspaceId, row.id, after)
    await tx.record({ type: 'ticket_type.updated', subject: row.id, data: { fields } })
    return toTicketType(updated)
  })
}

/** Puts types in another order; those not named follow as they were. Throws `not_found` for an unknown one. */
export async function orderTicketTypes(ctx: Ctx, { ids }: OrderTicketTypes): Promise<{ items: TicketType[] }> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const rows = await holdTypes(ctx, tx)
    const unknown = ids.find((id) => !rows.some((row) => row.id === id))
    if (unknown !== undefined) throw new CodedError('not_found', `No ticket type has the id ${unknown}`)
    if (new Set(ids).size !== ids.length) {
      throw new CodedError('invalid_input', undefined, {
        errors: [{ path: 'body.ids', message: 'must name every type once' }],
      })
    }
    const others = rows.map((row) => row.id).filter((id) => !ids.includes(id))
    const order = [...ids, ...others]
    const moved = rows.filter((row) => row.position !== order.indexOf(row.id))
    for (const { id } of moved) {
      await updateTicketTypeRow(tx.db, ctx.workspaceId, id, { position: order.indexOf(id) })
    }
    if (moved.length > 0) {
      await tx.record({ type: 'ticket_types.ordered', subject: ctx.workspaceId, data: { ids: order } })
    }
    return { items: (await listTicketTypeRows(tx.db, ctx.workspaceId)).map(toTicketType) }
  })
}

/** The types of a workspace, which nobody else changes until the transaction ends. */
export async function holdTypes(ctx: Ctx, tx: Tx): Promise<TicketTypeRow[]> {
  await lockWorkspace(tx.db, ctx.workspaceId)
  return listTicketTypeRows(tx.db, ctx.workspaceId)
}

export function nextPosition(rows: readonly TicketTypeRow[]): number {
  return Math.max(-1, ...rows.map((row) => row.position)) + 1
}

export function requireRoom(howMany: number): void {
  if (howMany <= LIMITS.ticketTypes) return
  throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.ticketTypes} types, archived ones included`)
}

type Goals = Pick<UpdateTicketType, 'teamId' | 'slaPolicyId'>

async function requireGoals({ workspaceId }: Ctx, tx: Tx, { teamId, slaPolicyId }: Goals): Promise<void> {
  if (teamId) await requireTeam(tx.db, workspaceId, teamId)
  if (slaPolicyId && !(await findSlaPolicy(tx.db, workspaceId, slaPolicyId))) {
    throw new CodedError('not_found', `No policy has the id ${slaPolicyId}`)
  }
}

/** What would really change. */
function fieldsOfChange(before: TicketType, wanted: UpdateTicketType): string[] {
  const fields = Object.keys(wanted) as (keyof UpdateTicketType)[]
  return fields.filter((field) => JSON.stringify(wanted[field]) !== JSON.stringify(before[field]))
}

/**
 * Tickets need a type, those that come by mail too. None need be offered to customers: then there is
 * no contact form.
 */
function requireOneLeft(rows: readonly TicketTypeRow[], after: TicketTypeRow): void {
  if (rows.some((row) => (row.id === after.id ? after : row).archived === 0)) return
  throw new CodedError('conflict', 'It is the last type, and tickets need one. Add another, or bring one back first')
}
