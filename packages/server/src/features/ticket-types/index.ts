import type { Tx } from '../../db/transaction.ts'
import type { Feature } from '../feature.ts'
import { ticketTypeMigrations } from './migrations.ts'
import { PRESETS } from './presets/index.ts'
import { insertTicketTypes, offersTicketTypes } from './repository.ts'
import { mountTicketTypes } from './routes.ts'
import { newTicketType } from './ticket-type.ts'

export { getContactForm } from './contact-form.ts'
export { expectedAnswerAt, expectedWords } from './expected.ts'
export { findTicketType, listTicketTypeRows, type TicketTypeRow } from './repository.ts'
export { listTicketTypes } from './service.ts'
export { requireTicketType, toTicketType } from './ticket-type.ts'

/** Gives a new workspace the types it begins with. */
async function furnish(tx: Tx, workspaceId: string): Promise<void> {
  const [first] = PRESETS
  const rows = first.types.map((type, position) => newTicketType(workspaceId, type, position, tx.now()))
  await insertTicketTypes(tx.db, rows)
}

/** Kinds of questions: what is asked, and how the answer is worked upon. */
export const ticketTypes: Feature = {
  name: 'ticket-types',
  migrations: ticketTypeMigrations,
  mount: mountTicketTypes,
  async widgetFacts(deps, workspaceId) {
    return { hasContactForm: await offersTicketTypes(deps.db, workspaceId) }
  },
  furnish,
}
