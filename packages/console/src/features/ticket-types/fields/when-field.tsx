import { s } from '../../../i18n/setup.ts'
import { SelectField } from '../../help/fields.tsx'
import { Pills } from '../../ticket-setup/pills.tsx'
import type { FieldDraft, FieldFaults } from './field-draft.ts'

interface Props {
  when: FieldDraft['when']
  /** The choices that stand above. */
  choices: readonly FieldDraft[]
  fault: FieldFaults['when']
  onChange: (when: FieldDraft['when']) => void
}

/** Whether a question is always asked, or where a choice above it has certain answers. */
export function WhenField({ when, choices, fault, onChange }: Props) {
  const on = choices.find((one) => one.id === when?.field)
  if (choices.length === 0 && !when) return null
  const nameOf = (choice: FieldDraft) => choice.label.trim() || s.field.unnamed
  return (
    <>
      <SelectField
        label={s.field.when}
        error={fault === 'below' ? s.field.whenBelow : undefined}
        value={on ? String(on.id) : when ? 'below' : ''}
        options={[
          ['', s.field.whenAlways],
          ...(when && !on ? [['below', '–'] as const] : []),
          ...choices.map((one) => [String(one.id), s.field.whenIf(nameOf(one))] as const),
        ]}
        onChange={(id) => {
          const field = choices.find((one) => String(one.id) === id)
          onChange(field ? { field: field.id, options: [] } : null)
        }}
      />
      {on && when && (
        <Pills
          label={s.field.whenValues}
          error={fault === 'none' ? s.field.whenMissing : undefined}
          options={on.options.map((one, index) => [one.id, one.label || s.field.option(index + 1)] as const)}
          chosen={when.options}
          onChange={(options) => onChange({ ...when, options })}
        />
      )}
    </>
  )
}
