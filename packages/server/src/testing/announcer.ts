import type { Feature } from '../features/feature.ts'
import { features } from '../features/index.ts'

/** Tells a customer of each change of their own: an event for tests that need many, and nothing beside. */
const announcer: Feature = {
  name: 'announcer',
  notifications: {
    rules: {
      'customer.updated': async (_ctx, event) => [
        {
          kind: 'announcement',
          to: { kind: 'customer', id: event.subject },
          target: { type: 'none' },
          data: { 'announcement.title': event.data.fields.join(), 'announcement.text': 'Something changed.' },
        },
      ],
    },
  },
}

export const announcing: readonly Feature[] = [...features, announcer]
