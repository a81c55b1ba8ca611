import {
  kindFacts,
  NOTIFICATION_CATEGORIES,
  NOTIFICATION_KIND_NAMES,
  type NotificationCategory,
  PERSON_CHANNELS,
  type PersonChannel,
} from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { channelsOf, pushPlaces } from '../notification-channels/index.ts'
import type { Person } from './people-repository.ts'

/** What there is to choose of one category. */
export interface Offer {
  readonly category: NotificationCategory
  /** Those by which something of it may go. */
  readonly channels: readonly PersonChannel[]
}

/** The channels that are set up in a workspace and can reach a person; the notification centre always does. */
export async function availableTo(deps: Deps, workspaceId: string, person: Person): Promise<PersonChannel[]> {
  const [setUp, browsers] = await Promise.all([channelsOf(deps, workspaceId), pushPlaces(deps, workspaceId, person.id)])
  const reached: Readonly<Record<PersonChannel, boolean>> = {
    email: person.email !== null,
    sms: person.phone !== null,
    whatsapp: person.phone !== null,
    push: browsers.length > 0,
    in_app: true,
  }
  return PERSON_CHANNELS.filter((channel) => channel === 'in_app' || (setUp.has(channel) && reached[channel]))
}

/** The categories of which customers, or agents, are ever told something that they may do without. */
export function offersTo(audience: 'customer' | 'agent'): readonly Offer[] {
  const kinds = NOTIFICATION_KIND_NAMES.filter((kind) => kind !== 'digest').map(kindFacts)
  const choosable = kinds.filter((kind) => kind.audience === audience && !kind.required)
  return NOTIFICATION_CATEGORIES.flatMap((category) => {
    const own = choosable.filter((kind) => kind.category === category)
    const channels = PERSON_CHANNELS.filter((channel) => own.some((kind) => kind.channels.includes(channel)))
    return own.length === 0 ? [] : [{ category, channels }]
  })
}
