import type { Feature } from '../feature.ts'
import { workspaceMigrations } from './migrations.ts'
import { allowsOrigin } from './origins.ts'
import { mountWorkspaces } from './routes.ts'

export { availability, openingAt } from './availability.ts'
export { ensureDefaultWorkspace, systemCtx } from './default-workspace.ts'
export { findIdentitySecret, noteIdentityKeyUse } from './identity-keys.ts'
export {
  findFirstWorkspace,
  findWorkspace,
  findWorkspaceByKey,
  listWorkspaces,
  lockWorkspace,
  takeAssignmentNumber,
} from './repository.ts'
export { addWorkspace, changeSettings, defaultSettings, newWorkspaceId, settingsOf, toWorkspace } from './workspace.ts'
export { allowsOrigin }

export const workspaces: Feature = {
  name: 'workspaces',
  migrations: workspaceMigrations,
  mount: mountWorkspaces,
  allowsOrigin,
}
