import type { NotificationKind, PersonChannel } from '@deskbell/protocol'
import { type Ctx, once } from '../../platform/context.ts'
import { channelsOf, type Place, pushPlaces } from '../notification-channels/index.ts'
import type { Person } from './people-repository.ts'

/** Where a person can be told of a kind on some channels: every browser of push, one address of each other. */
export async function placesOf(
  ctx: Ctx,
  person: Person,
  kind: NotificationKind,
  channels: readonly PersonChannel[],
): Promise<Place[]> {
  const ports = await once(ctx, 'channels', () => channelsOf(ctx.deps, ctx.workspaceId))
  const places: Place[] = []
  for (const channel of channels) {
    if (!ports.get(channel)?.carries(kind)) continue
    if (channel === 'email' && person.email) places.push({ channel, to: person.email, address: person.email })
    if ((channel === 'sms' || channel === 'whatsapp') && person.phone) {
      places.push({ channel, to: person.phone, address: person.phone })
    }
    if (channel === 'push') places.push(...(await pushPlaces(ctx.deps, ctx.workspaceId, person.id)))
  }
  return places
}
