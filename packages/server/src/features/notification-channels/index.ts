import type { DeliveryChannel } from '@deskbell/protocol'
import type { Feature } from '../feature.ts'
import { notificationChannelMigrations } from './migrations.ts'
import { followOwners, PUSH_OWNERS_JOB } from './push-owners.ts'
import { lookAgain, SECOND_LOOK_JOB, SWEEP_JOB, sweepReports } from './reports.ts'
import { mountNotificationChannels } from './routes.ts'

export { channelsOf } from './ports.ts'
export { forgetPlace, pushPlaces } from './push.ts'
export { takeReturnedMails } from './reports.ts'
export { takeResendReport } from './resend-reports.ts'
export { suppress, suppressionOf } from './suppressions.ts'

/** One place where a person can be reached on a channel. */
export interface Place {
  readonly channel: DeliveryChannel
  /** As `ChannelMessage.to` takes it. */
  readonly to: string
  /** As it may be shown and compared: an address in lower case, a number, `push:<id>`. */
  readonly address: string
}

/** Ways to tell people things, and what their providers report. */
export const notificationChannels: Feature = {
  name: 'notification-channels',
  migrations: notificationChannelMigrations,
  mount: mountNotificationChannels,
  jobs: { [SECOND_LOOK_JOB]: lookAgain, [SWEEP_JOB]: sweepReports, [PUSH_OWNERS_JOB]: followOwners },
  subscribers: { 'session.ended': [PUSH_OWNERS_JOB], 'customer.merged': [PUSH_OWNERS_JOB] },
  schedules: [{ name: 'notification-channels.sweep', cron: '17 3 * * *', kind: SWEEP_JOB }],
}
