import type { Team } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { r } from '../../i18n/reports.ts'
import { dateOf, PERIODS, type Period, spanOf } from './period.ts'

interface Props {
  period: Period
  now: number
  teams: readonly Team[]
  teamId: string
  onPeriod: (period: Period) => void
  onTeam: (teamId: string) => void
}

/** Which tickets are counted: of the last days, or between two dates, of all teams or one. */
export function PeriodBar({ period, now, teams, teamId, onPeriod, onTeam }: Props) {
  const ranged = 'from' in period
  const [dates, setDates] = useState({ from: dateOf(now - 29 * 86_400_000), to: dateOf(now) })
  const wrong = ranged && spanOf(dates, now) === null
  const pick = (part: Partial<typeof dates>) => {
    const next = { ...dates, ...part }
    setDates(next)
    if (spanOf(next, now)) onPeriod(next)
  }
  return (
    <div class="report-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: four buttons are no fields of a form */}
      <div class="segments" role="group" aria-label={r.period}>
        {PERIODS.map((days) => (
          <button
            key={days}
            type="button"
            class="segment"
            aria-pressed={!ranged && period.days === days}
            onClick={() => onPeriod({ days })}
          >
            {r.days(days)}
          </button>
        ))}
        <button type="button" class="segment" aria-pressed={ranged} onClick={() => onPeriod(dates)}>
          {r.range}
        </button>
      </div>
      {ranged && (
        <span class="report-dates">
          <input
            type="date"
            class="input"
            aria-label={r.from}
            max={dateOf(now)}
            value={dates.from}
            aria-invalid={wrong ? true : undefined}
            onInput={(event) => pick({ from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="date"
            class="input"
            aria-label={r.to}
            max={dateOf(now)}
            value={dates.to}
            aria-invalid={wrong ? true : undefined}
            onInput={(event) => pick({ to: event.currentTarget.value })}
          />
        </span>
      )}
      {teams.length > 0 && (
        <select
          class="input select select-small"
          aria-label={r.team}
          value={teamId}
          onChange={(event) => onTeam(event.currentTarget.value)}
        >
          <option value="">{r.allTeams}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </select>
      )}
      <p class={wrong ? 'field-error report-wrong' : 'hidden'} role="status">
        {wrong ? r.rangeBad : ''}
      </p>
    </div>
  )
}
