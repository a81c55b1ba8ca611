import type { BookingSettings, QuickResponse } from '@deskbell/protocol'

/** What providers have to say most often, until a workspace words it itself. */
const QUICK_RESPONSES: readonly QuickResponse[] = [
  {
    key: 'greeting',
    label: 'Greeting',
    text: 'Hello! I’m on my way to provide your service.',
    statuses: ['confirmed'],
  },
  {
    key: 'on_way',
    label: 'On my way',
    text: 'I’m on my way to your location. I’ll arrive in about 10–15 minutes.',
    statuses: ['confirmed', 'on_way'],
  },
  {
    key: 'arrived',
    label: 'Arrived',
    text: 'I’ve arrived at your location. Please let me know where you’d like me to start.',
    statuses: ['on_way', 'arrived'],
  },
  {
    key: 'completed',
    label: 'Completed',
    text: 'The service has been completed. Thank you for choosing our service!',
    statuses: ['in_progress', 'completed'],
  },
]

/** What is usual: deadlines, reminders and words until a workspace decides otherwise. */
export const DEFAULT_BOOKING_SETTINGS: BookingSettings = {
  completionEscalationHours: 48,
  autoCompleteDays: 7,
  minContactAttempts: 3,
  reminderHours: [24, 2, 1],
  chatClosesAfterHours: 72,
  quickResponses: [...QUICK_RESPONSES],
}
