import { html, nothing, type TemplateResult } from 'lit'
import type { Spot } from '../deeds.ts'
import { BOOKING_ICONS } from '../icons.ts'
import type { Scene } from '../life.ts'

export const icon = (name: keyof typeof BOOKING_ICONS, className = ''): TemplateResult =>
  html`<svg class="glyph ${className}" viewBox="0 0 24 24" aria-hidden="true"><path d=${BOOKING_ICONS[name]}></path></svg>`

/** What came of a deed, beside what was pressed. */
export function noteAt({ doing: { note } }: Scene, spot: Spot): TemplateResult | typeof nothing {
  if (note?.spot !== spot) return nothing
  return html`<p class=${note.bad ? 'note bad' : 'note'} role="status">${note.text}</p>`
}

/** A few words to be written, and sent or thought better of. */
export function writing(
  { t, doing, deeds }: Scene,
  form: {
    readonly name: 'reject' | 'review' | 'message'
    readonly label: string
    readonly hint?: string
    readonly submit: string
    readonly limit: number
    readonly send: (text: string) => void
  },
): TemplateResult {
  const { name, label, hint, submit, limit, send } = form
  const sent = (event: SubmitEvent) => {
    event.preventDefault()
    send((event.currentTarget as HTMLFormElement).querySelector('textarea')?.value ?? '')
  }
  const withdraw = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    deeds.close()
  }
  return html`<form class="form form-${name}" @submit=${sent} @keydown=${withdraw}>
    <label for=${name}>${label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    <textarea id=${name} rows="3" maxlength=${limit} aria-describedby=${hint ? `${name}-hint` : nothing}></textarea>
    <div class="row">
      <button type="submit" class="main" aria-disabled=${doing.busy === name ? 'true' : nothing}>${submit}</button>
      <button type="button" class="quiet" @click=${deeds.close}>${t('cancel')}</button>
    </div>
  </form>`
}
