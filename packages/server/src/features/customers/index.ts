import type { Feature } from '../feature.ts'
import { customerMigrations } from './migrations.ts'
import { mountCustomers } from './routes.ts'

export { customerCtx, ensureContact } from './contacts.ts'
export {
  blankCustomer,
  type CustomerRow,
  deleteCustomer,
  findByExternalId,
  findCustomer,
  insertCustomer,
  insertIdentifiedCustomer,
  toCustomer,
  updateCustomerRow,
} from './repository.ts'

export const customers: Feature = { name: 'customers', migrations: customerMigrations, mount: mountCustomers }
