import type { NotificationKind } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { countDeliveries, holdRecipient } from './deliveries-repository.ts'

const HOUR = 3_600_000

/** What follows from what a customer does, or from time: what a stranger could bring about. */
const BY_ITSELF: readonly NotificationKind[] = [
  'ticket_created',
  'ticket_resolved',
  'ticket_closed',
  'ticket_close_warned',
]

/** What an address that nobody vouched for may be sent so: nobody can have us flood a stranger. */
const CAPS: readonly { readonly kinds: readonly NotificationKind[]; readonly most: number; readonly within: number }[] =
  [
    { kinds: ['ticket_created'], most: 3, within: 24 * HOUR },
    { kinds: BY_ITSELF, most: 10, within: HOUR },
  ]

/** Why nothing of a kind goes to an address that nobody vouched for; null where it may. */
export async function overCap(tx: Tx, kind: NotificationKind, address: string): Promise<string | null> {
  if (!CAPS.some(({ kinds }) => kinds.includes(kind))) return null
  // Held until the commit, so that rivals count what this one adds.
  await holdRecipient(tx.db, address, tx.now())
  for (const { kinds, most, within } of CAPS) {
    if (!kinds.includes(kind)) continue
    const sent = await countDeliveries(tx.db, address, kinds, tx.now() - within)
    if (sent >= most) return `${most} such mails went to this address within ${within / HOUR} h`
  }
  return null
}
