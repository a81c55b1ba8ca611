import { type CreateTicket, Email, LIMITS, type Ticket } from '@deskbell/protocol'
import * as v from 'valibot'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Field } from '../../../ui/field.tsx'
import { customerName, knownName } from '../../../ui/names.ts'
import { CustomerSearch } from './customer-search.tsx'

/** Who called: somebody known, or what they said of themselves. */
export interface Caller {
  readonly known: Ticket['customer'] | null
  readonly name: string
  readonly email: string
  readonly phone: string
}
export const NOBODY: Caller = { known: null, name: '', email: '', phone: '' }

/** What is missing or wrong; undefined where nothing is. */
export function callerFault({ known, name, email, phone }: Caller): string | undefined {
  if (known) return undefined
  if (email.trim() !== '' && !v.is(Email, email)) return t.call.emailBad
  return name.trim() || email.trim() || phone.trim() ? undefined : t.call.needSomebody
}

/** The customer as a ticket is created for them. */
export function customerOf({
  known,
  name,
  email,
  phone,
}: Caller): NonNullable<v.InferInput<typeof CreateTicket>['customer']> {
  if (known) return { id: known.id }
  return {
    ...(name.trim() && { name: name.trim() }),
    ...(email.trim() && { email: email.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
  }
}

interface Props {
  value: Caller
  error: string | undefined
  onChange: (caller: Caller) => void
}

/** Finds who called, or takes down who they are. */
export function CallerField({ value, error, onChange }: Props) {
  const words = t.call
  if (value.known) {
    const { known } = value
    return (
      <div class="caller">
        <Avatar name={knownName(known)} id={known.id} />
        <p class="caller-words">
          {customerName(known)}
          {known.email && <span class="menu-hint">{known.email}</span>}
        </p>
        <button type="button" class="button button-small" onClick={() => onChange(NOBODY)}>
          {words.change}
        </button>
      </div>
    )
  }
  const input = (key: 'name' | 'email' | 'phone', most: number) => (
    <Field label={words[key]} error={key === 'email' && error === words.emailBad ? error : undefined}>
      {(control) => (
        <input
          {...control}
          class="input"
          inputMode={key === 'email' ? 'email' : key === 'phone' ? 'tel' : 'text'}
          autocomplete="off"
          maxLength={most}
          value={value[key]}
          onInput={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <div class="form">
      <CustomerSearch choose={(known) => onChange({ ...NOBODY, known })} />
      <fieldset class="caller-new">
        <legend class="field-label">{words.somebodyNew}</legend>
        {input('name', LIMITS.nameLength)}
        <div class="field-pair">
          {input('email', LIMITS.emailLength)}
          {input('phone', 30)}
        </div>
      </fieldset>
      {error && error !== words.emailBad && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
