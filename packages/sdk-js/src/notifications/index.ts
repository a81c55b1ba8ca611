export { DeskbellError, toTrouble } from '../core/errors.ts'
export { createNotifications } from './client.ts'
export type * from './types.ts'
