/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Words } from '../../i18n/words.ts'
import type { Fault } from '../fault.ts'

/** What a form knows while it is written: what was typed, and what is wrong with it. */
export interface Filled {
  readonly t: Words
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
}

export function typedIn({ typed }: Filled, name: string): string {
  return Object.hasOwn(typed, name) ? (typed[name] ?? '') : ''
}

export function faultAt({ faults }: Filled, id: string): string | null {
  return faults.find((fault) => fault.id === id)?.words ?? null
}

/** What describes a control to those who do not see it. */
export function describedBy(id: string, parts: { hint: boolean; fault: boolean }) {
  const ids = [...(parts.hint ? [`${id}.hint`] : []), ...(parts.fault ? [`${id}.fault`] : [])]
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(parts.fault && { 'aria-invalid': 'true' as const }),
  }
}

/** What has to be mended, above the form, each with the way there. */
export function FaultSummary({ form }: { readonly form: Filled }) {
  const { t, faults } = form
  if (faults.length === 0) return null
  const whole = faults.filter(({ id }) => id === null)
  const single = faults.filter(({ id }) => id !== null)
  return (
    <div class="faults" role="alert" tabindex={-1} id="p.faults">
      {whole.map(({ words }) => (
        <p key={words}>{words}</p>
      ))}
      {single.length > 0 && (
        <>
          <h2>{t.count('faultTitle', single.length)}</h2>
          <ul>
            {single.map(({ id, words }) => (
              <li key={`${id} ${words}`}>
                <a href={`#${id}`}>{words}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

export function FaultLine({ form, id }: { readonly form: Filled; readonly id: string }) {
  const words = faultAt(form, id)
  if (words === null) return null
  return (
    <p class="fault" id={`${id}.fault`}>
      <span class="sr">{form.t('fault')} </span>
      {words}
    </p>
  )
}

interface LabelledProps {
  readonly form: Filled
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required: boolean
  readonly children?: Child
}

/** A control with its name, what helps with it, and what is wrong with it. */
export function Labelled({ form, id, label, hint, required, children }: LabelledProps) {
  return (
    <div class="field">
      <label for={id}>
        <bdi>{label}</bdi> {!required && <span class="quiet">{form.t('optional')}</span>}
      </label>
      {hint && (
        <p class="small quiet" id={`${id}.hint`}>
          <bdi>{hint}</bdi>
        </p>
      )}
      <FaultLine form={form} id={id} />
      {children}
    </div>
  )
}

interface LineProps {
  readonly form: Filled
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required: boolean
  /** Whether the browser itself may insist on an answer. */
  readonly insist?: boolean
  readonly type?: 'text' | 'email' | 'tel' | 'date'
  readonly maxlength: number
  readonly inputmode?: 'decimal'
  readonly autocomplete?: string
}

export function Line({ form, id, name, label, hint, required, insist = required, type = 'text', ...more }: LineProps) {
  const isLatin = type === 'email' || type === 'tel' || more.inputmode === 'decimal'
  return (
    <Labelled form={form} id={id} label={label} hint={hint} required={required}>
      <input
        id={id}
        name={name}
        type={type}
        value={typedIn(form, name)}
        required={insist}
        dir={isLatin ? 'ltr' : undefined}
        {...(type === 'date' ? {} : more)}
        {...describedBy(id, { hint: Boolean(hint), fault: faultAt(form, id) !== null })}
      />
    </Labelled>
  )
}

interface TextProps extends Omit<LineProps, 'type' | 'inputmode' | 'autocomplete'> {
  readonly rows: number
}

export function TextBox({ form, id, name, label, hint, required, insist = required, rows, maxlength }: TextProps) {
  return (
    <Labelled form={form} id={id} label={label} hint={hint} required={required}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxlength={maxlength}
        required={insist}
        {...describedBy(id, { hint: Boolean(hint), fault: faultAt(form, id) !== null })}
      >
        {typedIn(form, name)}
      </textarea>
    </Labelled>
  )
}

interface FilesProps extends Pick<LineProps, 'form' | 'id' | 'name' | 'label' | 'hint' | 'required'> {
  /** Files were sent with the form before, and have to be chosen again. */
  readonly again: boolean
}

export function FilesBox({ form, id, name, label, hint, required, again }: FilesProps) {
  const words = [hint, again && form.t('filesAgain')].filter(Boolean).join(' ')
  return (
    <Labelled form={form} id={id} label={label} hint={words} required={required}>
      <input
        id={id}
        name={name}
        type="file"
        multiple
        {...describedBy(id, { hint: words !== '', fault: faultAt(form, id) !== null })}
      />
    </Labelled>
  )
}
