import type { Feature } from '../feature.ts'
import { bookingCompletionMigrations } from './migrations.ts'
import { mountBookingCompletion } from './routes.ts'
import {
  AUTO_COMPLETE_JOB,
  autoComplete,
  ESCALATE_JOB,
  escalateOverdue,
  REMIND_JOB,
  remindBeforeEscalation,
} from './schedules.ts'

export { respondCompletion } from './answer.ts'
export { addReview } from './reviews.ts'

/** From "the work is done" to "yes, it is": the customer's answer, support's follow-up, and reviews. */
export const bookingCompletion: Feature = {
  name: 'booking-completion',
  migrations: bookingCompletionMigrations,
  mount: mountBookingCompletion,
  jobs: {
    [ESCALATE_JOB]: escalateOverdue,
    [REMIND_JOB]: remindBeforeEscalation,
    [AUTO_COMPLETE_JOB]: autoComplete,
  },
  schedules: [
    { name: ESCALATE_JOB, cron: '0 * * * *', kind: ESCALATE_JOB },
    { name: REMIND_JOB, cron: '0 */12 * * *', kind: REMIND_JOB },
    { name: AUTO_COMPLETE_JOB, cron: '0 2 * * *', kind: AUTO_COMPLETE_JOB },
  ],
}
