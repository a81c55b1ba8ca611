import type { NotificationPreferences, PersonChannel } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { settingsOf } from '../workspaces/index.ts'
import { findSources, type Sources } from './repository.ts'

/** Whose preferences they are. */
export interface Whom {
  readonly kind: 'customer' | 'agent'
  readonly id: string
}

/** What a person chose. The rest is as usual, and follows it: their time zone changes when they move. */
export type Chosen = Partial<Omit<NotificationPreferences, 'categories'>> & {
  readonly categories?: Partial<NotificationPreferences['categories']>
}

const everywhere: readonly PersonChannel[] = ['email', 'sms', 'whatsapp', 'push', 'in_app']
const quietly: readonly PersonChannel[] = ['email', 'push', 'in_app']

/**
 * What a person chose; what is usual where they chose nothing: at once, at any hour, in their own time
 * zone (else the workspace's, else UTC), by SMS and WhatsApp only what is booked and paid.
 *
 * @example await preferencesOf(deps, workspaceId, { kind: 'customer', id })
 */
export async function preferencesOf(
  deps: Deps,
  workspaceId: string,
  recipient: Whom,
): Promise<NotificationPreferences> {
  return combine(recipient, await findSources(deps.db, { workspaceId, recipientId: recipient.id }))
}

/** What was chosen, on top of what is usual. */
function combine({ kind }: Pick<Whom, 'kind'>, found: Sources | undefined): NotificationPreferences {
  const mostly = kind === 'customer' ? everywhere : quietly
  const usual = {
    booking: [...mostly],
    payment: [...mostly],
    review: [...quietly],
    support: [...quietly],
    system: [...quietly],
  }
  const { categories, ...chosen } = chosenOf(found?.chosen ?? null)
  return {
    frequency: 'at_once',
    quietHours: null,
    timeZone: found?.time_zone ?? (found && settingsOf(found).businessHours?.timeZone) ?? 'UTC',
    ...chosen,
    categories: { ...usual, ...categories },
  }
}

/** What a row says. */
export function chosenOf(json: string | null): Chosen {
  return json === null ? {} : (JSON.parse(json) as Chosen)
}
