import type { Ticket } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'
import { now } from '../../../ui/clock.ts'
import { spokenTime } from '../../../ui/dates.ts'
import { spanText } from '../clock-words.ts'
import { ClockMark } from '../marks.tsx'
import { Section } from './section.tsx'

/** What is promised, and how far that is. */
export function Clocks({ ticket }: { ticket: Ticket }) {
  const clocks = ticket.work?.clocks ?? []
  const words = t.ticket.clocks
  return (
    <Section title={words.title}>
      {clocks.length === 0 && <p class="facts-none">{words.none}</p>}
      <ul class="clocks">
        {clocks.map((clock) => (
          <li key={clock.kind} class="clock">
            <span class="clock-name">
              {t.tickets.clocks[clock.kind]}
              <span class="fact-note"> {words.target(spanText(clock.targetMinutes))}</span>
            </span>
            <ClockMark clock={clock} />
            {(clock.stoppedAt || clock.dueAt) && (
              <span class="clock-when number">
                {clock.stoppedAt
                  ? words.stoppedAt(spokenTime(clock.stoppedAt, now.value))
                  : clock.dueAt && words.dueAt(spokenTime(clock.dueAt, now.value))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
