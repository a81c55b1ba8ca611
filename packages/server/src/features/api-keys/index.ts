import type { Feature } from '../feature.ts'
import { apiKeyMigrations } from './migrations.ts'

export const apiKeys: Feature = { name: 'api-keys', migrations: apiKeyMigrations }
