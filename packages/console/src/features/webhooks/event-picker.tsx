import { useId } from 'preact/hooks'
import { n } from '../../i18n/notices.ts'
import { Check } from '../../ui/field.tsx'
import { EVERYTHING, groupsOf, isHeard, withFilter } from './events.ts'

const words = n.webhooks

interface Props {
  eventTypes: readonly string[]
  chosen: readonly string[]
  error: string | undefined
  onChange: (chosen: string[]) => void
}

/** What an endpoint is told of: everything, all of a kind, or single events. */
export function EventPicker({ eventTypes, chosen, error, onChange }: Props) {
  const id = useId()
  const groups = groupsOf(eventTypes)
  const everything = chosen.includes(EVERYTHING)
  const set = (filter: string, on: boolean) => onChange(withFilter(chosen, filter, on, groups))
  return (
    <fieldset class="event-picker" aria-describedby={error ? id : undefined}>
      <legend class="field-label">{words.pick}</legend>
      {error && (
        <p class="field-error" id={id}>
          {error}
        </p>
      )}
      <Check label={words.pickEverything} checked={everything} onChange={(on) => set(EVERYTHING, on)} />
      {!everything && (
        <div class="event-groups">
          {groups.map(({ subject, types }) => (
            <EventGroupBox key={subject} subject={subject} types={types} chosen={chosen} onSet={set} />
          ))}
        </div>
      )}
    </fieldset>
  )
}

interface GroupProps {
  subject: string
  types: readonly string[]
  chosen: readonly string[]
  onSet: (filter: string, on: boolean) => void
}

function EventGroupBox({ subject, types, chosen, onSet }: GroupProps) {
  const all = chosen.includes(`${subject}.*`)
  const heard = types.filter((type) => isHeard(chosen, type)).length
  const name = words.subjects[subject] ?? subject
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset draws a second frame
    <div class="event-group" role="group" aria-label={name}>
      <label class="event-all">
        <input
          type="checkbox"
          checked={all}
          indeterminate={!all && heard > 0}
          onChange={(event) => onSet(`${subject}.*`, event.currentTarget.checked)}
        />
        {words.pickAll(name)}
      </label>
      <ul class="event-types">
        {types.map((type) => (
          <li key={type}>
            <label class="event-type">
              <input
                type="checkbox"
                checked={isHeard(chosen, type)}
                onChange={(event) => onSet(type, event.currentTarget.checked)}
              />
              <code>{type}</code>
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
