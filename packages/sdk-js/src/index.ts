export { createClient } from './client.ts'
export { DeskbellError, toTrouble } from './core/errors.ts'
export { memoryStorage } from './core/storage.ts'
export type * from './types.ts'
