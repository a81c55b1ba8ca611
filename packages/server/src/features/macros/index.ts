import type { Feature } from '../feature.ts'
import { macroMigrations } from './migrations.ts'
import { mountMacros } from './routes.ts'

export { createCannedResponse } from './canned.ts'
export { createMacro } from './service.ts'

/** Canned responses and macros. */
export const macros: Feature = { name: 'macros', migrations: macroMigrations, mount: mountMacros }
