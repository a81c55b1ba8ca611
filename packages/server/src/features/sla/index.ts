import type { Feature } from '../feature.ts'
import { slaMigrations } from './migrations.ts'

/** Promises of when an answer comes, and the clocks that watch them. */
export const sla: Feature = { name: 'sla', migrations: slaMigrations }
