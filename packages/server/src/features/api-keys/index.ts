import type { Feature } from '../feature.ts'
import { authenticateHost } from './authenticate.ts'
import { apiKeyMigrations } from './migrations.ts'
import { mountApiKeys } from './routes.ts'

/** Secret keys by which the back ends of hosts call the API. */
export const apiKeys: Feature = {
  name: 'api-keys',
  migrations: apiKeyMigrations,
  mount: mountApiKeys,
  authenticate: authenticateHost,
}
