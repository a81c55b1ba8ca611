import type { Feature } from '../feature.ts'
import { furnishSla } from './defaults.ts'
import { clockPublications } from './events.ts'
import { slaMigrations } from './migrations.ts'
import { mountSla } from './routes.ts'
import { RETARGET_JOB, retargetAll, WATCH_JOB, watchClocks } from './watch.ts'

export type { ClockMark } from './clocks.ts'
export type { SlaEvents } from './events.ts'
export { expectedResponseAt, markClocks, readClocks, retargetClocks, startClocks } from './keeping.ts'
export { findDefaultPolicy, findSlaPolicy } from './policies-repository.ts'

/** Promises of when an answer comes, and the clocks that watch them. */
export const sla: Feature = {
  name: 'sla',
  migrations: slaMigrations,
  mount: mountSla,
  jobs: { [WATCH_JOB]: watchClocks, [RETARGET_JOB]: retargetAll },
  schedules: [{ name: WATCH_JOB, cron: '* * * * *', kind: WATCH_JOB }],
  publications: {
    'sla.at_risk': clockPublications,
    'sla.breached': clockPublications,
    'sla.escalated': clockPublications,
  },
  furnish: furnishSla,
}
