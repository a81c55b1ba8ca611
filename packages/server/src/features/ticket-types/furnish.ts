import type { Tx } from '../../db/transaction.ts'
import { PRESETS } from './presets/index.ts'
import { insertTicketTypes, type TicketTypeRow } from './repository.ts'
import { newTicketType } from './ticket-type.ts'

/** The types that a workspace begins with. */
export function firstTypes(workspaceId: string, now: number): TicketTypeRow[] {
  return PRESETS[0].types.map((type, position) => newTicketType(workspaceId, type, position, now))
}

/** Gives a new workspace its types. */
export async function furnishTicketTypes(tx: Tx, workspaceId: string): Promise<void> {
  await insertTicketTypes(tx.db, firstTypes(workspaceId, tx.now()))
}
