import type { Ticket } from '@deskbell/protocol'
import { upcoming } from '../../format/time.ts'
import type { Contact } from './contact-form.ts'
import type { ContactTranslator } from './words/words.ts'

/** Before it is sent: what looks like it, and was asked before. */
export function Asked({ form, t }: { readonly form: Contact; readonly t: ContactTranslator }) {
  const { store } = form
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long' })
  return (
    <div class="scroll fields">
      <section class="similar">
        <h3>{t('asked')}</h3>
        <p class="hint">{t('askedHint')}</p>
        <ul>
          {form.similar.value.map(({ id, number, subject, createdAt }) => (
            <li key={id} class="card earlier">
              <b>
                #{number} <bdi>{subject}</bdi>
              </b>
              <span class="quiet">{t('askedOn', { date: date.format(Date.parse(createdAt)) })}</span>
              <button type="button" class="link" onClick={() => store.go({ name: 'ticket', id })}>
                {t('openFirst', { number: `#${number}` })}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <div class="deeds">
        <button type="button" class="primary" aria-disabled={form.busy.value} onClick={() => form.send(true)}>
          {t(form.busy.value ? 'sending' : 'sendAnyway')}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            form.step.value = 'write'
          }}
        >
          {t('change')}
        </button>
      </div>
    </div>
  )
}

/** It was sent: by which number it is known, when to expect an answer, and where that will stand. */
export function Sent({
  form,
  t,
  ticket,
  duplicate,
}: {
  readonly form: Contact
  readonly t: ContactTranslator
  readonly ticket: Ticket
  readonly duplicate: boolean
}) {
  const { store } = form
  return (
    <div class="scroll outcome">
      <div role="status">
        <p class="outcome-number">#{ticket.number}</p>
        <h3>{t(duplicate ? 'sentBefore' : 'sent')}</h3>
        <p>
          {t('number', { number: `#${ticket.number}` })} {expectWords(form, t, ticket.expectedAt)}
        </p>
      </div>
      <div class="deeds">
        <button type="button" class="primary" onClick={() => store.go({ name: 'chat', id: ticket.conversationId })}>
          {t('follow')}
        </button>
        <button type="button" class="secondary" onClick={() => store.go({ name: 'home' })}>
          {t('home')}
        </button>
      </div>
    </div>
  )
}

/** When an answer may be expected, in words; honest where nothing is promised. */
export function expectWords({ store }: Contact, t: ContactTranslator, expectedAt: string | null): string {
  if (!expectedAt) return t('expectNone')
  return t('expect', { time: upcoming(store.t.value, Date.parse(expectedAt), store.now.value) })
}
