import { SlidersHorizontal } from 'lucide'
import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { type Filters, isFixed, NO_FILTERS } from './filters.ts'
import type { ListPlace } from './use-place.ts'

const KEYS = ['tag', 'bookingRef', 'email', 'from', 'to', 'sla'] as const
type Key = (typeof KEYS)[number]

/** The filters that are needed less often. They hold once they are applied. */
export function MoreFilters({ place }: { place: ListPlace }) {
  const words = t.tickets.filters
  const set = KEYS.filter((key) => place.filters[key] !== '').length
  return (
    <Popover
      label={words.more}
      class={`button filter-button ${set > 0 ? 'is-set' : ''}`}
      button={
        <>
          <Icon icon={SlidersHorizontal} size={16} />
          <span class="filter-words">{set > 0 ? words.moreSet(set) : words.more}</span>
        </>
      }
    >
      {(close) => <MoreForm place={place} close={close} />}
    </Popover>
  )
}

function MoreForm({ place, close }: { place: ListPlace; close: () => void }) {
  const words = t.tickets.filters
  const [values, setValues] = useState<Pick<Filters, Key>>(place.filters)
  const input = (key: Key, kind: 'text' | 'date') => (
    <Field label={words[key]} key={key}>
      {(control) => (
        <input
          {...control}
          class="input"
          {...(kind === 'date' ? { type: 'date' as const } : { type: 'text' as const })}
          value={values[key]}
          onInput={(event) => setValues({ ...values, [key]: event.currentTarget.value.trim() })}
        />
      )}
    </Field>
  )
  return (
    <form
      class="form filter-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        place.narrow(Object.fromEntries(KEYS.map((key) => [key, values[key]])))
        close()
      }}
    >
      {input('tag', 'text')}
      {input('bookingRef', 'text')}
      {input('email', 'text')}
      <div class="field-pair">
        {input('from', 'date')}
        {input('to', 'date')}
      </div>
      {!isFixed(place.view, 'sla') && (
        <Field label={words.sla}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={values.sla}
              onChange={(event) => setValues({ ...values, sla: event.currentTarget.value as Filters['sla'] })}
            >
              <option value="">{words.anySla}</option>
              <option value="at_risk">{t.tickets.views['at-risk']}</option>
              <option value="breached">{t.tickets.views.breached}</option>
            </select>
          )}
        </Field>
      )}
      <div class="dialog-actions">
        {KEYS.some((key) => values[key] !== '') && (
          <button type="button" class="button button-quiet" onClick={() => setValues(NO_FILTERS)}>
            {words.clear}
          </button>
        )}
        <button type="submit" class="button button-primary">
          {words.apply}
        </button>
      </div>
    </form>
  )
}
