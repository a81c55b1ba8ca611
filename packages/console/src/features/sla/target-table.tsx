import { CLOCK_KINDS, PRIORITIES } from '@deskbell/protocol'
import { s } from '../../i18n/setup.ts'
import { durationText, parseDuration } from '../ticket-setup/duration.ts'
import { PriorityMark } from '../tickets/marks.tsx'
import { type PolicyDraft, targetOf } from './policy-draft.ts'

interface Props {
  targets: PolicyDraft['targets']
  /** Whether what does not fit is shown already. */
  checked: boolean
  onChange: (targets: PolicyDraft['targets']) => void
}

/** What is promised, by priority and clock. */
export function TargetTable({ targets, checked, onChange }: Props) {
  return (
    <table class="targets">
      <thead>
        <tr>
          <th scope="col">{s.policy.priority}</th>
          {CLOCK_KINDS.map((clock) => (
            <th key={clock} scope="col">
              {s.clocks[clock]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PRIORITIES.toReversed().map((priority) => (
          <tr key={priority}>
            <th scope="row">
              <PriorityMark priority={priority} />
            </th>
            {CLOCK_KINDS.map((clock) => {
              const text = targets[priority][clock]
              const set = (next: string) =>
                onChange({ ...targets, [priority]: { ...targets[priority], [clock]: next } })
              return (
                <td key={clock}>
                  <span class="targets-clock" aria-hidden="true">
                    {s.clocks[clock]}
                  </span>
                  <input
                    class="input number-input"
                    aria-label={s.policy.targetOf(s.clocks[clock], s.priorities[priority])}
                    aria-invalid={checked && targetOf(text) === undefined ? true : undefined}
                    placeholder="–"
                    maxLength={30}
                    value={text}
                    onInput={(event) => set(event.currentTarget.value)}
                    onBlur={() => {
                      const minutes = parseDuration(text)
                      if (minutes !== null) set(durationText(minutes))
                    }}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
