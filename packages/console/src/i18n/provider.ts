import { provider } from './en/provider.ts'

/** The words of the providers' app, apart from the rest so that the inbox does not carry them. */
export type ProviderCatalogue = typeof provider
export const p: ProviderCatalogue = provider
