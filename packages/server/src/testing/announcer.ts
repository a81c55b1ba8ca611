import type { NotificationKind } from '@deskbell/protocol'
import type { Feature } from '../features/feature.ts'
import { features } from '../features/index.ts'

/** Tells a customer of each change of their own: an event for tests that need many, and nothing beside. */
const announcer: Feature = {
  name: 'announcer',
  notifications: {
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
  return fields.some((field) => field.startsWith('urgent')) ? 'booking_delayed' : 'announcement'
}

export const announcing: readonly Feature[] = [...features, announcer]
