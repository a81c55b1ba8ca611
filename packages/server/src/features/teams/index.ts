import type { Feature } from '../feature.ts'
import { teamMigrations } from './migrations.ts'
import { mountTeams } from './routes.ts'

export { findTeam } from './repository.ts'
export { routeTicket, saveRoutingRules } from './routing.ts'
export { createTeam, requireTeam } from './service.ts'

/** Teams, and which of them new tickets go to. */
export const teams: Feature = { name: 'teams', migrations: teamMigrations, mount: mountTeams }
