import type { Feature } from '../feature.ts'
import { bookingCompletionMigrations } from './migrations.ts'

export const bookingCompletion: Feature = { name: 'booking-completion', migrations: bookingCompletionMigrations }
