import type { Feature } from '../feature.ts'
import { authenticateCustomer } from './authenticate.ts'
import { visitorMigrations } from './migrations.ts'
import { mountVisitors } from './routes.ts'

export const visitors: Feature = {
  name: 'visitors',
  migrations: visitorMigrations,
  mount: mountVisitors,
  authenticate: authenticateCustomer,
}
