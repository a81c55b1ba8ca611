/** @jsxImportSource hono/jsx */
import { LIMITS, type TicketField } from '@deskbell/protocol'
import { inputName } from '../answers.ts'
import { fieldId, filesHint } from '../fault.ts'
import {
  describedBy,
  FaultLine,
  FilesBox,
  type Filled,
  faultAt,
  Labelled,
  Line,
  TextBox,
  typedIn,
} from './controls.tsx'

/** Longer choices stand in a list that opens, unless something depends on them. */
const RADIOS = 6

interface FieldsProps {
  readonly form: Filled
  readonly fields: readonly TicketField[]
  readonly again: boolean
}

/**
 * What a type asks. A field that is asked for some answers only stands below its choice; the style
 * sheet hides it until one of them is chosen, so it needs no script, and where a browser cannot do
 * that, words say when it counts.
 */
export function TypeFields({ form, fields, again }: FieldsProps) {
  return (
    <>
      {fields
        .filter(({ showWhen }) => showWhen === undefined)
        .map((field) => (
          <OneField key={field.key} form={form} field={field} all={fields} again={again} />
        ))}
    </>
  )
}

interface FieldProps {
  readonly form: Filled
  readonly field: TicketField
  readonly all: readonly TicketField[]
  readonly again: boolean
}

function OneField({ form, field, all, again }: FieldProps) {
  const { key, kind, label, hint, required, showWhen } = field
  const common = { form, id: fieldId(key), name: inputName(key), label, hint, required, insist: required && !showWhen }
  switch (kind) {
    case 'choice':
      return <Choice form={form} field={field} all={all} again={again} />
    case 'long_text':
      return <TextBox {...common} rows={4} maxlength={LIMITS.commentLength} />
    case 'file':
      return <FilesBox {...common} hint={hint ?? filesHint(form.t)} again={again} />
    case 'date':
      return <Line {...common} type="date" maxlength={10} />
    case 'number':
      return <Line {...common} inputmode="decimal" maxlength={20} />
    default:
      return <Line {...common} maxlength={LIMITS.nameLength} />
  }
}

function Choice({ form, field, all, again }: FieldProps) {
  const { key, label, hint, required, options = [], showWhen } = field
  const { t } = form
  const id = fieldId(key)
  const name = inputName(key)
  const chosen = typedIn(form, name)
  const deps = all.filter((one) => one.showWhen?.key === key)
  const parts = { hint: Boolean(hint), fault: faultAt(form, id) !== null }
  if (deps.length === 0 && options.length > RADIOS) {
    return (
      <Labelled form={form} id={id} label={label} hint={hint} required={required}>
        <select id={id} name={name} required={required && !showWhen} {...describedBy(id, parts)}>
          <option value="">{required ? t('choose') : t('noAnswer')}</option>
          {options.map(({ value, label: said }) => (
            <option key={value} value={value} selected={value === chosen}>
              {said}
            </option>
          ))}
        </select>
      </Labelled>
    )
  }
  const answers = required ? options : [...options, { value: '', label: t('noAnswer') }]
  return (
    <fieldset class="field choice" {...describedBy(id, parts)}>
      <legend>
        <bdi>{label}</bdi> {!required && <span class="quiet">{t('optional')}</span>}
      </legend>
      {hint && (
        <p class="small quiet" id={`${id}.hint`}>
          <bdi>{hint}</bdi>
        </p>
      )}
      <FaultLine form={form} id={id} />
      <div class="opts">
        {answers.map(({ value, label: said }, index) => (
          <label key={value}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}.${index}`}
              name={name}
              value={value}
              checked={value === chosen}
              required={required && !showWhen}
            />
            <bdi>{said}</bdi>
          </label>
        ))}
      </div>
      {deps.length > 0 && (
        <div class="deps">
          {deps.map((dep) => (
            <div key={dep.key} class={classesOf(dep, options)}>
              <p class="when small quiet">{t('onlyIf', { choice: conditionOf(form, dep, options) })}</p>
              <OneField form={form} field={dep} all={all} again={again} />
            </div>
          ))}
        </div>
      )}
    </fieldset>
  )
}

type Options = NonNullable<TicketField['options']>

/** By the places of the answers it is asked for: see the style sheet. */
function classesOf({ showWhen }: TicketField, options: Options): string {
  const places = options.flatMap(({ value }, index) => (showWhen?.is.includes(value) ? [`w${index + 1}`] : []))
  return ['dep', ...places].join(' ')
}

function conditionOf({ t }: Filled, { showWhen }: TicketField, options: Options): string {
  const labels = options.filter(({ value }) => showWhen?.is.includes(value)).map(({ label }) => label)
  return new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(labels)
}
