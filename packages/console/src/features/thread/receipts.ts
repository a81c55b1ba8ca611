import type { Entry, MessageEntry, Receipt } from '@deskbell/protocol'

export type Delivery = 'sent' | 'delivered' | 'read'

/** The last message an agent wrote, if nothing of the customer's follows it, and how far it got. */
export function lastDelivery(
  entries: readonly Entry[],
  receipts: readonly Receipt[],
  agentId: string,
): { entry: MessageEntry; delivery: Delivery } | null {
  const entry = entries.findLast((one): one is MessageEntry => one.type === 'message')
  if (entry?.by.kind !== 'agent' || entry.by.id !== agentId) return null
  const customer = receipts.find((one) => one.participant.kind === 'customer')
  if (customer && customer.readSeq >= entry.seq) return { entry, delivery: 'read' }
  if (customer && customer.deliveredSeq >= entry.seq) return { entry, delivery: 'delivered' }
  return { entry, delivery: 'sent' }
}
