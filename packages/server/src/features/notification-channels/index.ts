import type { DeliveryChannel, PersonChannel } from '@deskbell/protocol'
import type { ChannelPort } from '../../platform/channels/channel.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import type { Feature } from '../feature.ts'
import { notificationChannelMigrations } from './migrations.ts'

/** The channels that are set up in a workspace. E-mail and push always are. */
export async function channelsOf(
  _deps: Deps,
  _workspaceId: string,
): Promise<ReadonlyMap<DeliveryChannel, ChannelPort>> {
  return new Map()
}

/** One place where a person can be reached on a channel. */
export interface Place {
  readonly channel: DeliveryChannel
  /** As `ChannelMessage.to` takes it. */
  readonly to: string
  /** As it may be shown and compared: an address in lower case, a number, `push:<id>`. */
  readonly address: string
}

/** The browsers that a person has push sent to, as places of the channel `push`. */
export async function pushPlaces(_deps: Deps, _workspaceId: string, _ownerId: string): Promise<readonly Place[]> {
  return []
}

/** Forgets a place that is no more: a push subscription that expired. */
export async function forgetPlace(_ctx: Ctx, _address: string): Promise<void> {}

/** Why nothing is sent to an address any more; null where it may be. */
export async function suppressionOf(
  _deps: Deps,
  _workspaceId: string,
  _channel: PersonChannel,
  _address: string,
): Promise<string | null> {
  return null
}

/** Ways to tell people things, and what their providers report. */
export const notificationChannels: Feature = {
  name: 'notification-channels',
  migrations: notificationChannelMigrations,
}
