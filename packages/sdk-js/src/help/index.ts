export { toTrouble } from '../core/errors.ts'
export { createHelpClient } from './client.ts'
export type * from './types.ts'
