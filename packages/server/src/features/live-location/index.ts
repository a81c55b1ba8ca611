import type { Feature } from '../feature.ts'
import { liveLocationMigrations } from './migrations.ts'
import { SWEEP_JOB, sweepLocations } from './sweep.ts'

export { locationPublications } from './publications.ts'
export { findLiveLocation, forgetLocation, saveLocation } from './repository.ts'

/**
 * Where providers are while they share it: one row for each booking, which is in no event, no log and no history. It
 * knows nothing of bookings, so that bookings can forget it as they move on.
 */
export const liveLocation: Feature = {
  name: 'live-location',
  migrations: liveLocationMigrations,
  jobs: { [SWEEP_JOB]: sweepLocations },
  schedules: [{ name: SWEEP_JOB, cron: '* * * * *', kind: SWEEP_JOB }],
}
