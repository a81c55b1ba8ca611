import type { Plural } from '../en.ts'
import type en from './en.ts'

export type SupportCatalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
