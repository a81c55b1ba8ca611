import { type Calendar, PRIORITIES, type Priority } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../help/fields.tsx'
import { dueAt } from './due.ts'
import { type PolicyDraft, targetOf } from './policy-draft.ts'

interface Props {
  targets: PolicyDraft['targets']
  calendar: Calendar | null
}

/** The moment as a field for date and time holds it, by the clock on this wall. */
function toField(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** When a ticket that is asked at some moment would be due, under the times as they stand here. */
export function DuePreview({ targets, calendar }: Props) {
  const [priority, setPriority] = useState<Priority>('normal')
  const [asked, setAsked] = useState(() => toField(new Date()))
  const from = new Date(asked).getTime()
  const timeZone = calendar?.hours?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const written = new Intl.DateTimeFormat(t.formats, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone,
  })
  const textOf = (clock: 'first_response' | 'resolution') => {
    const minutes = targetOf(targets[priority][clock])
    if (minutes == null || Number.isNaN(from)) return s.policy.notPromised
    const due = dueAt(calendar, from, minutes)
    return due === null ? s.policy.never : written.format(due)
  }
  return (
    <section class="section" aria-labelledby="due">
      <div>
        <h2 class="section-title" id="due">
          {s.policy.preview}
        </h2>
        <p class="field-hint">{s.policy.previewHint}</p>
      </div>
      <div class="field-pair">
        <SelectField
          label={s.policy.priority}
          value={priority}
          options={PRIORITIES.toReversed().map((one) => [one, s.priorities[one]] as const)}
          onChange={setPriority}
        />
        <Field label={s.policy.asked}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              class="input"
              value={asked}
              onInput={(event) => setAsked(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <dl class="due" aria-live="polite">
        {(['first_response', 'resolution'] as const).map((clock) => (
          <div key={clock}>
            <dt>{s.policy.due(s.clocks[clock])}</dt>
            <dd>{textOf(clock)}</dd>
          </div>
        ))}
      </dl>
      <p class="field-hint">{s.policy.inZone(timeZone.replaceAll('_', ' '))}</p>
    </section>
  )
}
