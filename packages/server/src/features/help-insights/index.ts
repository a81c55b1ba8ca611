import type { Feature } from '../feature.ts'
import { forgetBefore } from './activity-repository.ts'
import { DAY_MS, dayOf } from './days.ts'
import { helpInsightsMigrations } from './migrations.ts'
import { writePageCounts } from './page-counts.ts'
import { mountHelpInsights } from './routes.ts'

export { reportHelpActivity } from './activity.ts'
export { recordVote } from './feedback.ts'
export { countPage } from './page-counts.ts'

/** Two periods of the longest kind, to be compared. */
const KEPT_DAYS = 181

/** How the help centre does: votes, views, searches and what they did not find. */
export const helpInsights: Feature = {
  name: 'help-insights',
  migrations: helpInsightsMigrations,
  mount: mountHelpInsights,
  schedules: [{ name: 'help-insights.forget', cron: '17 3 * * *', kind: 'help-insights.forget' }],
  jobs: {
    async 'help-insights.forget'({ deps }) {
      const before = deps.clock.now() - KEPT_DAYS * DAY_MS
      await forgetBefore(deps.db, dayOf(before), before)
    },
  },
  stop: writePageCounts,
}
