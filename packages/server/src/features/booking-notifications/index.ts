import type { Feature } from '../feature.ts'

export const bookingNotifications: Feature = { name: 'booking-notifications' }
