import type { Feature } from '../feature.ts'
import { bookingChatMigrations } from './migrations.ts'

export { findLiveLocation } from './live-location.ts'

export const bookingChat: Feature = { name: 'booking-chat', migrations: bookingChatMigrations }
