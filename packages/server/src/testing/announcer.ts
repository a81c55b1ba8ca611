import type { NotificationKind } from '@deskbell/protocol'
import type { Feature } from '../features/feature.ts'
import { features } from '../features/index.ts'

/** Tells a customer of each change of their own: an event for tests that need many, and nothing beside. */
const announcer: Feature = {
  name: 'announcer',
  notifications: {
    words: { booking_delayed: async (_ctx, { data }) => ({ values: data, url: null }) },
    isUrgent: (event) => event.type === 'customer.updated' && isUrgent(event.data.fields),
    rules: {
      'customer.updated': async (_ctx, event) => [
        {
          kind: kindOf(event.data.fields),
          to: { kind: 'customer', id: event.subject },
          target: { type: 'none' },
          data: {
            'announcement.title': event.data.fields.join(),
            'announcement.text': 'Something changed.',
            'booking.delay_reason': event.data.fields.join(),
          },
        },
      ],
    },
  },
}

/** Fields whose name says so are urgent. */
function kindOf(fields: readonly string[]): NotificationKind {
  return isUrgent(fields) ? 'booking_delayed' : 'announcement'
}

function isUrgent(fields: readonly string[]): boolean {
  return fields.some((field) => field.startsWith('urgent'))
}

/** The first, so that its words go before those of bookings, which it has none of. */
export const announcing: readonly Feature[] = [announcer, ...features]
