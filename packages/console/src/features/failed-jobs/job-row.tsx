import type { FailedJob } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { now } from '../../ui/clock.ts'
import { spokenTime } from '../../ui/dates.ts'
import { Time } from '../../ui/time.tsx'
import { kindName } from './kinds.ts'

interface Props {
  job: FailedJob
  onRetry: () => void
  onDiscard: () => void
}

/** One job that failed: what it was to do, why it did not, and what can be done about it. */
export function JobRow({ job, onRetry, onDiscard }: Props) {
  const name = kindName(job.kind)
  const when = spokenTime(job.failedAt, now.value)
  return (
    <li class="job">
      <div class="job-head">
        <h2 class="job-name">{name}</h2>
        <p class="job-when">
          {t.failedJobs.failedAt} <Time iso={job.failedAt} form="spoken" />, {t.failedJobs.tries(job.attempts)}
        </p>
      </div>
      <p class="job-error">{job.error || t.failedJobs.noError}</p>
      {job.details.length > 0 && (
        <dl class="job-details">
          {job.details.map((detail) => (
            <div key={detail.name}>
              <dt>{detail.name}</dt>
              <dd>{detail.value ?? <em>{t.failedJobs.withheld}</em>}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="job-actions">
        <button
          type="button"
          class="button button-small"
          aria-label={t.failedJobs.retryLabel(name, when)}
          onClick={onRetry}
        >
          {t.failedJobs.retry}
        </button>
        <button
          type="button"
          class="button button-small button-quiet"
          aria-label={t.failedJobs.discardLabel(name, when)}
          onClick={onDiscard}
        >
          {t.failedJobs.discard}
        </button>
      </div>
    </li>
  )
}
