import type { Feature } from '../feature.ts'
import { furnishTicketTypes } from './furnish.ts'
import { ticketTypeMigrations } from './migrations.ts'
import { offersTicketTypes } from './repository.ts'
import { mountTicketTypes } from './routes.ts'

export { getContactForm } from './contact-form.ts'
export { expectedAnswerAt, expectedWords } from './expected.ts'
export { findTicketType, listTicketTypeRows, type TicketTypeRow } from './repository.ts'
export { listTicketTypes } from './service.ts'
export { requireTicketType, toTicketType } from './ticket-type.ts'

/** Kinds of questions: what is asked, and how the answer is worked upon. */
export const ticketTypes: Feature = {
  name: 'ticket-types',
  migrations: ticketTypeMigrations,
  mount: mountTicketTypes,
  async widgetFacts(deps, workspaceId) {
    return { hasContactForm: await offersTicketTypes(deps.db, workspaceId) }
  },
  furnish: furnishTicketTypes,
}
