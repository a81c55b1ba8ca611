import type en from './en.ts'

export type PreferencesCatalogue = { readonly [K in keyof typeof en]: string }
