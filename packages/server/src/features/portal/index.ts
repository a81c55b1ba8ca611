import type { Feature } from '../feature.ts'

/** The public pages: help centre and contact. */
export const portal: Feature = { name: 'portal' }
