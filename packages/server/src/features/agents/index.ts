import type { Feature } from '../feature.ts'
import { authenticateAgent } from './authenticate.ts'
import { agentsChanged } from './events.ts'
import { mailSignUp, SIGN_UP_MAIL_JOB, wordsOfInvitation, wordsOfPasswordLink } from './link-mails.ts'
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
  jobs: { [SIGN_UP_MAIL_JOB]: mailSignUp, [PASSWORD_LINK_JOB]: makePasswordLink },
  notifications: { words: { invitation: wordsOfInvitation, password_link: wordsOfPasswordLink } },
  publications: { 'agent.joined': agentsChanged, 'agent.updated': agentsChanged },
}
