import type en from './en.ts'

export type BookingPageCatalogue = { readonly [K in keyof typeof en]: string }
