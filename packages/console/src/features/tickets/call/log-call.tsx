import { type FieldValues, LIMITS, PRIORITIES, type Priority } from '@deskbell/protocol'
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { Field } from '../../../ui/field.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { useForm } from '../../settings/use-form.ts'
import { answersOf } from '../fields/answers.ts'
import { FieldsForm } from '../fields/fields-form.tsx'
import { subjectOf } from '../fields/subject-of.ts'
import { TypeField } from '../fields/type-field.tsx'
import { tagsOf } from '../tags.ts'
import { CallFrame } from './call-frame.tsx'
import { type Caller, CallerField, callerFault, customerOf, NOBODY } from './caller-field.tsx'

const START = {
  caller: NOBODY as Caller,
  typeId: '',
  fields: {} as FieldValues,
  subject: '',
  said: '',
  priority: '' as Priority | '',
  tags: '',
}

/** A telephone call, written down as a ticket. */
export function LogCall() {
  const { tickets, toasts, router } = useDesk()
  const types = useItems(tickets.types).filter((type) => !type.archived)
  const clientId = useRef(newClientId())
  const [faults, setFaults] = useState<Record<string, string>>({})
  const words = t.call
  usePageTitle(`${words.title} · ${t.tickets.title}`)
  const fieldsOf = (typeId: string) => types.find((one) => one.id === typeId)?.fields ?? []
  const form = useForm(
    START,
    (values) => {
      const wrong = answersOf(fieldsOf(values.typeId), values.fields).errors
      setFaults(wrong)
      const caller = callerFault(values.caller)
      return {
        ...(caller && { caller }),
        ...(values.typeId ? {} : { typeId: words.needType }),
        ...(values.subject.trim() || values.said.trim() ? {} : { subject: t.ticket.convert.needSubject }),
        ...(values.said.trim() ? {} : { said: words.needSaid }),
        ...(Object.keys(wrong).length > 0 ? { fields: '' } : {}),
      }
    },
    async (values) => {
      const { ticket, duplicate } = await tickets.api.create({
        clientId: clientId.current,
        channel: 'phone',
        customer: customerOf(values.caller),
        typeId: values.typeId,
        fields: answersOf(fieldsOf(values.typeId), values.fields).values,
        subject: values.subject.trim() || subjectOf(values.said),
        content: { type: 'text', text: values.said.trim() },
        tags: tagsOf(values.tags),
        ...(values.priority && { priority: values.priority }),
      })
      tickets.put(ticket)
      toasts.show(duplicate ? words.duplicate(ticket.number) : words.created(ticket.number))
      router.go(ticketsHref('all', ticket.id), { replace: true })
    },
  )
  const { values, errors, set, action } = form
  return (
    <CallFrame>
      <form class="form call-form" noValidate onSubmit={form.submit}>
        <section class="call-part">
          <h2 class="section-title">{words.who}</h2>
          <CallerField value={values.caller} error={errors.caller} onChange={(caller) => set('caller', caller)} />
        </section>
        <section class="call-part">
          <h2 class="section-title">{words.about}</h2>
          <div class="form">
            <TypeField
              types={types}
              value={values.typeId}
              error={errors.typeId}
              onChange={(typeId) => set('typeId', typeId)}
            />
            <FieldsForm
              fields={fieldsOf(values.typeId)}
              values={values.fields}
              errors={faults}
              onChange={(next) => set('fields', next)}
            />
            <Field label={t.ticket.subject} error={errors.subject}>
              {(control) => (
                <input
                  {...control}
                  class="input"
                  dir="auto"
                  maxLength={LIMITS.subjectLength}
                  value={values.subject}
                  onInput={(event) => set('subject', event.currentTarget.value)}
                />
              )}
            </Field>
            <Field label={words.said} hint={words.saidHint} error={errors.said}>
              {(control) => (
                <textarea
                  {...control}
                  class="input"
                  rows={6}
                  dir="auto"
                  maxLength={LIMITS.messageLength}
                  value={values.said}
                  onInput={(event) => set('said', event.currentTarget.value)}
                />
              )}
            </Field>
            <div class="field-pair">
              <Field label={t.ticket.priority}>
                {(control) => (
                  <select
                    {...control}
                    class="input select"
                    value={values.priority}
                    onChange={(event) => set('priority', event.currentTarget.value as Priority | '')}
                  >
                    <option value="">{words.asType}</option>
                    {PRIORITIES.toReversed().map((one) => (
                      <option key={one} value={one}>
                        {t.tickets.priorities[one]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={words.optional(t.ticket.tags.title)} hint={words.tagsHint}>
                {(control) => (
                  <input
                    {...control}
                    class="input"
                    value={values.tags}
                    onInput={(event) => set('tags', event.currentTarget.value)}
                  />
                )}
              </Field>
            </div>
          </div>
        </section>
        {action.problem && (
          <p class="problem" role="alert">
            {action.problem}
          </p>
        )}
        <div class="dialog-actions">
          <a class="button" href={ticketsHref('mine')}>
            {t.common.cancel}
          </a>
          <button type="submit" class="button button-primary" aria-busy={action.busy}>
            {action.busy ? t.common.saving : words.submit}
          </button>
        </div>
      </form>
    </CallFrame>
  )
}
