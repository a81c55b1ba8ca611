import type { SlackSettings, TwilioSettings, WhatsAppSettings } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { seal } from '../../platform/secrets.ts'
import { unsealed } from './sealed.ts'
import { type ChannelRow, findChannelRow, listChannelRows } from './settings-repository.ts'

/** What each channel that somebody sets up is set up with. */
export interface StoredSettings {
  readonly sms: TwilioSettings
  readonly whatsapp: WhatsAppSettings
  readonly slack: SlackSettings
}
export type SettableChannel = keyof StoredSettings

/** Everything that is set up in a workspace. */
export async function settingsOfAll(deps: Deps, workspaceId: string): Promise<Partial<StoredSettings>> {
  const rows = await listChannelRows(deps.db, workspaceId)
  const opened = rows.map((row) => [row.channel, openSettings(deps, row)] as const)
  return Object.fromEntries(opened.filter(([, settings]) => settings !== null)) as Partial<StoredSettings>
}

/** How one channel is set up; null where it is not. */
export async function settingsOfOne<C extends SettableChannel>(
  deps: Deps,
  workspaceId: string,
  channel: C,
): Promise<StoredSettings[C] | null> {
  const row = await findChannelRow(deps.db, workspaceId, channel)
  return row ? (openSettings(deps, row) as StoredSettings[C] | null) : null
}

/** Settings as they lie in the database: of no use in the row of another workspace or channel. */
export function sealSettings(deps: Deps, workspaceId: string, channel: SettableChannel, settings: object): string {
  return seal(deps.config.secret, purposeOf(workspaceId, channel), JSON.stringify(settings))
}

/** Null where they were sealed under another DESKBELL_SECRET: the other channels go on, and this one is set up anew. */
function openSettings(deps: Deps, row: ChannelRow): StoredSettings[SettableChannel] | null {
  const { workspace_id: workspaceId, channel } = row
  const text = unsealed(deps.config.secret, purposeOf(workspaceId, channel), row.settings)
  if (text !== null) return JSON.parse(text) as StoredSettings[SettableChannel]
  deps.logger.error({ workspaceId, channel }, 'the settings of a channel cannot be read; it must be set up anew')
  return null
}

function purposeOf(workspaceId: string, channel: string): string {
  return `notification-channel ${workspaceId} ${channel}`
}
