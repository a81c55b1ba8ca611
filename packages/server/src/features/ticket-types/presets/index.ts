import { company } from './company.ts'
import { marketplace } from './marketplace.ts'
import type { Preset } from './preset.ts'
import { product } from './product.ts'
import { provider } from './provider.ts'
import { service } from './service.ts'

export type { Preset } from './preset.ts'

/** Every ready-made list of types; the first is what a new workspace begins with. */
export const PRESETS = [service, marketplace, provider, product, company] as const satisfies readonly Preset[]
