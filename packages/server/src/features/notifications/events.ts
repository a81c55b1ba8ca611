import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'

export interface NotificationEvents {
  /** Somebody has something new in their notification centre, or read it there. */
  'notification.changed': { recipientKind: 'customer' | 'agent'; recipientId: string }
  'delivery.retried': { deliveryId: string; channel: string }
}

/** The person's open pages ask again: a customer's in their own room, an agent's in the inbox. */
export function notificationPublications({
  workspaceId,
  data,
}: StoredEvent<'notification.changed'>): readonly Publication[] {
  const { recipientKind, recipientId } = data
  const room =
    recipientKind === 'customer'
      ? ({ party: 'customer', id: recipientId } as const)
      : ({ party: 'inbox', id: workspaceId } as const)
  return [{ room, event: { t: 'notification', recipientId } }]
}
