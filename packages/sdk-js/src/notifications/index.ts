export { DeskbellError, toTrouble } from '../core/errors.ts'
export type * from './types.ts'
