export { DeskbellError, toTrouble } from '../core/errors.ts'
export { createUploads } from './client.ts'
export type * from './types.ts'
