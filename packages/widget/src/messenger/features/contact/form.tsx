import { isAsked } from '@deskbell/protocol'
import { availabilityWords } from '../../format/availability.ts'
import { troubleWords } from '../chat/delivery.ts'
import type { Contact } from './contact-form.ts'
import { valuesOf } from './draft.ts'
import { type Faults, fieldId, type OfferedType } from './faults.ts'
import { Answer, FileAnswer, Labelled, Tick } from './fields.tsx'
import { expectWords } from './outcome.tsx'
import { Person } from './person.tsx'
import type { ContactTranslator } from './words/words.ts'

export { Asked, Sent } from './outcome.tsx'

export interface FieldsProps {
  readonly form: Contact
  readonly t: ContactTranslator
  readonly type: OfferedType
}

/** What one type asks, and what every request has. */
export function ContactFields({ form, t, type }: FieldsProps) {
  const { store } = form
  const draft = form.draft.value
  const faults = form.faults.value
  const availability = form.form.value?.availability
  const values = valuesOf(type.fields, draft)
  const asked = type.fields.filter((field) => isAsked(type.fields, field, values))
  const most = form.form.value?.attachments.count ?? 0

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot
    const first = await form.send(false)
    // Drawn in a moment: then the control says what is wrong with it.
    if (first) setTimeout(() => root.getElementById(first)?.focus())
  }

  function take(event: Event, transfer: DataTransfer | null): void {
    const files = transfer?.files ?? []
    const own = asked.find(({ kind }) => kind === 'file')
    const tray = form.tray(own?.key ?? '')
    if (files.length === 0 || !tray) return
    event.preventDefault()
    tray.add(files)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: files may be dropped and pasted anywhere on it; a button does the same
    <form
      class="scroll fields"
      noValidate
      aria-label={type.name}
      onSubmit={submit}
      onPaste={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
    >
      <p class="lead">
        {availability && !availability.open && `${availabilityWords(store.t.value, availability, store.now.value)} `}
        {(availability?.open || type.expectedAt) && expectWords(form, t, type.expectedAt)}
      </p>
      <Labelled id="subject" label={t('subject')} fault={faults.subject}>
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            autoComplete="off"
            value={draft.subject}
            onInput={({ currentTarget }) => form.change({ subject: currentTarget.value })}
          />
        )}
      </Labelled>
      <Labelled id="text" label={t('text')} hint={t('textHint')} fault={faults.text}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            dir="auto"
            value={draft.text}
            onInput={({ currentTarget }) => form.change({ text: currentTarget.value })}
          />
        )}
      </Labelled>
      {asked.map((field) => (
        <Answer key={field.key} form={form} t={t} field={field} fault={faults[fieldId(field.key)]} />
      ))}
      {most > 0 && !asked.some(({ kind }) => kind === 'file') && (
        <FileAnswer form={form} name="" id="files" label={t('files')} note={t('optional')} fault={faults.files} />
      )}
      <Tick
        id="pressing"
        label={t('pressing')}
        hint={t('pressingHint')}
        on={draft.pressing}
        change={(pressing) => form.change({ pressing })}
      />
      <Person form={form} t={t} />
      <Outcome form={form} t={t} faults={faults} />
      <div class="deeds">
        <button type="submit" class="primary" aria-disabled={form.busy.value}>
          {t(form.busy.value ? 'sending' : 'send')}
        </button>
        <button type="button" class="link" onClick={form.discard}>
          {t('discard')}
        </button>
      </div>
    </form>
  )
}

/** Why it was not sent, once. */
function Outcome({ form, t, faults }: Omit<FieldsProps, 'type'> & { readonly faults: Faults }) {
  const { store } = form
  const trouble = form.trouble.value
  const count = Object.keys(faults).length
  const words = count > 0 ? t.count('faults', count) : trouble ? keptWords() : ''

  function keptWords(): string {
    if (trouble?.kind === 'offline') return t('keptOffline')
    if (trouble?.kind === 'unreachable') return t('keptUnreachable')
    return t('notSent', { why: troubleWords(store.t.value, trouble, store.now.value) })
  }
  return (
    <p class={words ? 'verdict' : ''} role="alert">
      {words}
    </p>
  )
}
