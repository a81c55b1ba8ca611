import type { Feature } from '../feature.ts'
import { authenticateAgent } from './authenticate.ts'
import { agentsChanged } from './events.ts'
import { LINK_MAIL_JOB, mailLink } from './link-mails.ts'
import { agentMigrations } from './migrations.ts'
import { makePasswordLink, PASSWORD_LINK_JOB } from './password-links.ts'
import { mountAgents } from './routes.ts'

export { type MadeAdmin, makeAdmin } from './admins.ts'
export { cookieSecret, createAuth } from './auth.ts'
export { passwordUrl } from './links.ts'
export { countActiveAdmins, findAgent, findLeastLoaded, listAgentRows, noteAssignment } from './repository.ts'
export { addAgent, isAssignable, requireAssignable, updateMe } from './service.ts'
export { hashPassword, insertUser } from './users.ts'

export const agents: Feature = {
  name: 'agents',
  migrations: agentMigrations,
  mount: mountAgents,
  authenticate: authenticateAgent,
  jobs: { [LINK_MAIL_JOB]: mailLink, [PASSWORD_LINK_JOB]: makePasswordLink },
  publications: { 'agent.joined': agentsChanged, 'agent.updated': agentsChanged },
}
