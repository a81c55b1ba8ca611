import type { Feature } from '../feature.ts'
import { workspaceMigrations } from './migrations.ts'
import { allowsOrigin } from './origins.ts'
import { mountWorkspaces } from './routes.ts'

export { findIdentitySecret, noteIdentityKeyUse } from './identity-keys.ts'
export {
  findFirstWorkspace,
  findWorkspace,
  findWorkspaceByKey,
  lockWorkspace,
  takeAssignmentNumber,
  updateWorkspaceRow,
  type WorkspaceRow,
} from './repository.ts'
export { addWorkspace, defaultSettings, newWorkspaceId, settingsOf, toWorkspace } from './workspace.ts'

export const workspaces: Feature = {
  name: 'workspaces',
  migrations: workspaceMigrations,
  mount: mountWorkspaces,
  allowsOrigin,
}
