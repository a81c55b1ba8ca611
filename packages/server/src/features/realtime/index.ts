import type { Feature } from '../feature.ts'
import { mountRealtime } from './routes.ts'

export const realtime: Feature = { name: 'realtime', mount: mountRealtime }
