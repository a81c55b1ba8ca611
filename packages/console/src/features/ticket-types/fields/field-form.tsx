import { FIELD_KINDS, LIMITS } from '@deskbell/protocol'
import { s } from '../../../i18n/setup.ts'
import { Check, Field } from '../../../ui/field.tsx'
import { SelectField } from '../../help/fields.tsx'
import { choicesAbove, type FieldDraft, type FieldFaults } from './field-draft.ts'
import { OptionList } from './option-list.tsx'
import { WhenField } from './when-field.tsx'

interface Props {
  field: FieldDraft
  fields: readonly FieldDraft[]
  fault: FieldFaults | undefined
  onChange: (field: FieldDraft) => void
}

/** Everything about one question. */
export function FieldForm({ field, fields, fault, onChange }: Props) {
  const set = (part: Partial<FieldDraft>) => onChange({ ...field, ...part })
  return (
    <>
      <div class="field-pair field-pair-wide">
        <Field label={s.field.label} error={fault?.label && s.field.labelMissing}>
          {(control) => (
            <input
              {...control}
              id={`field-label-${field.id}`}
              aria-label={s.field.label}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={field.label}
              onInput={(event) => set({ label: event.currentTarget.value })}
            />
          )}
        </Field>
        <SelectField
          label={s.field.kind}
          value={field.kind}
          options={FIELD_KINDS.map((kind) => [kind, s.field.kinds[kind]] as const)}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <Field label={s.field.hint} hint={s.field.hintHint}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            maxLength={LIMITS.nameLength}
            value={field.hint}
            onInput={(event) => set({ hint: event.currentTarget.value })}
          />
        )}
      </Field>
      {field.kind === 'choice' && (
        <OptionList options={field.options} fault={fault?.options} onChange={(options) => set({ options })} />
      )}
      {field.kind === 'number' && (
        <div class="range">
          <Bound label={s.field.min} value={field.min} wrong={fault?.range} onChange={(min) => set({ min })} />
          <Bound label={s.field.max} value={field.max} wrong={fault?.range} onChange={(max) => set({ max })} />
          {fault?.range && <p class="field-error range-error">{s.field.rangeBad}</p>}
        </div>
      )}
      <WhenField
        when={field.when}
        choices={choicesAbove(fields, field.id)}
        fault={fault?.when}
        onChange={(when) => set({ when })}
      />
      <Check label={s.field.required} checked={field.required} onChange={(required) => set({ required })} />
      {field.key !== null && <p class="field-hint field-key">{s.field.key(field.key)}</p>}
    </>
  )
}

function Bound(props: { label: string; value: string; wrong: true | undefined; onChange: (text: string) => void }) {
  return (
    <Field label={props.label}>
      {(control) => (
        <input
          {...control}
          class="input number-input"
          inputMode="decimal"
          maxLength={20}
          aria-invalid={props.wrong}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
