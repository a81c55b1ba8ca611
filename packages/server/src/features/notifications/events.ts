import type { Room } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'

export interface NotificationEvents {
  /** Somebody has something new in their notification centre, or read it there. */
  'notification.changed': { recipientKind: 'customer' | 'agent'; recipientId: string }
  'delivery.retried': { deliveryId: string; channel: string }
}

/** The person's open pages ask again: a customer's in their own room, an agent's in the inbox, a provider's in theirs. */
export function notificationPublications({
  workspaceId,
  data,
}: StoredEvent<'notification.changed'>): readonly Publication[] {
  const { recipientKind, recipientId } = data
  const rooms: Room[] =
    recipientKind === 'customer'
      ? [{ party: 'customer', id: recipientId }]
      : [
          { party: 'inbox', id: workspaceId },
          { party: 'provider', id: recipientId },
        ]
  return rooms.map((room) => ({ room, event: { t: 'notification', recipientId } }))
}
