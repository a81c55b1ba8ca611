import { en } from './en.ts'

/** The words of the console. Further languages share the shape of `en`. */
export type Catalogue = typeof en
export const t: Catalogue = en
