export { DeskbellError, toTrouble } from '../core/errors.ts'
export { createTicketsClient } from './client.ts'
export type * from './types.ts'
