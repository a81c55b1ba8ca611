import type { TicketField } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import type { Contact } from './contact-form.ts'
import { fieldId } from './faults.ts'
import type { ContactTranslator } from './words/words.ts'

/** What ties a control to its label, its hint and what is wrong with it. */
export interface Control {
  readonly id: string
  readonly class: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

/** A control with what it asks, a hint, and what is wrong with its answer. */
export function Labelled({
  id,
  label,
  note,
  hint,
  fault,
  children,
}: {
  readonly id: string
  readonly label: string
  /** After the label: that it may be left out. */
  readonly note?: string | undefined
  readonly hint?: string | undefined
  readonly fault: string | undefined
  children(control: Control): ComponentChildren
}) {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div class="labelled">
      <label for={id}>
        <bdi>{label}</bdi> {note && <span class="quiet">({note})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="hint" dir="auto">
          {hint}
        </p>
      )}
      {children({
        id,
        class: 'control',
        'aria-describedby': described || undefined,
        'aria-invalid': fault !== undefined,
      })}
      {fault && (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
    </div>
  )
}

/** A box to tick. */
export function Tick({
  id,
  label,
  hint,
  on,
  change,
}: {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly on: boolean
  change(on: boolean): void
}) {
  return (
    <div class="tick">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        ref={(box) => {
          if (box) box.checked = on
        }}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  )
}

/** One field of a type, by its kind. */
export function Answer({
  form,
  t,
  field,
  fault,
}: {
  readonly form: Contact
  readonly t: ContactTranslator
  readonly field: TicketField
  readonly fault: string | undefined
}) {
  const { key, kind, label, required, options = [] } = field
  const id = fieldId(key)
  const value = form.draft.value.answers[key] ?? ''
  const note = required ? undefined : t('optional')
  const hint = field.hint ?? (kind === 'booking' ? t('bookingHint') : undefined)
  const write = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void =>
    form.answer(key, currentTarget.value)
  if (kind === 'file') {
    return <FileAnswer form={form} name={key} id={id} label={label} note={note} fault={fault} />
  }
  return (
    <Labelled id={id} label={label} note={note} hint={hint} fault={fault}>
      {(control) => {
        const common = { ...control, 'aria-required': required, value }
        if (kind === 'long_text') return <textarea {...common} rows={3} dir="auto" onInput={write} />
        if (kind === 'choice') {
          return (
            <select {...common} onChange={write}>
              <option value="">{t('choose')}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )
        }
        if (kind === 'date') return <input {...common} type="date" onInput={write} />
        return (
          <input
            {...common}
            type="text"
            inputmode={kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            onInput={write}
          />
        )
      }}
    </Labelled>
  )
}

/** Files of a field, or of none; what handles them comes after the form. */
export function FileAnswer({
  form,
  name,
  ...rest
}: {
  readonly form: Contact
  readonly name: string
  readonly id: string
  readonly label: string
  readonly note: string | undefined
  readonly fault: string | undefined
}) {
  const kit = form.files.value
  const tray = form.tray(name)
  return kit && tray ? <kit.Files store={form.store} tray={tray} {...rest} /> : <i class="bone" />
}
