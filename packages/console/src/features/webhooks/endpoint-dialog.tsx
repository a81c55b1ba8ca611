import {
  CreateWebhookEndpoint,
  LIMITS,
  type NewWebhookEndpoint,
  type WebhookEndpoint,
  webhookEndpoints,
} from '@deskbell/protocol'
import * as v from 'valibot'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useForm } from '../settings/use-form.ts'
import { EventPicker } from './event-picker.tsx'

const words = n.webhooks

interface Props {
  /** Null for a new one. */
  endpoint: WebhookEndpoint | null
  eventTypes: readonly string[]
  onMade: (endpoint: NewWebhookEndpoint) => void
  onChanged: (endpoint: WebhookEndpoint) => void
  onClose: () => void
}

/** An endpoint: its address, what it is told of, and what your team calls it. */
export function EndpointDialog({ endpoint, eventTypes, onMade, onChanged, onClose }: Props) {
  const { api } = useDesk()
  const form = useForm(
    {
      url: endpoint?.url ?? '',
      events: [...(endpoint?.events ?? [])],
      description: endpoint?.description ?? '',
    },
    ({ url, events }) => ({
      ...(v.is(CreateWebhookEndpoint.entries.url, url) ? {} : { url: words.urlBad }),
      ...(events.length === 0 ? { events: words.pickBad } : {}),
    }),
    async (values) => {
      const body = { ...values, url: values.url.trim(), description: values.description.trim() }
      if (!endpoint) return onMade(await api.call(webhookEndpoints.createWebhookEndpoint, { body }))
      const params = { webhookEndpointId: endpoint.id }
      onChanged(await api.call(webhookEndpoints.updateWebhookEndpoint, { params, body }))
    },
  )
  const { values, errors, set } = form
  return (
    <Dialog title={endpoint ? words.editTitle : words.addTitle} class="dialog-setup dialog-wide" firm onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={words.url} hint={words.urlHint} error={errors.url}>
          {(control) => (
            <input
              {...control}
              type="url"
              class="input input-code"
              spellcheck={false}
              autocapitalize="off"
              maxLength={LIMITS.urlLength}
              value={values.url}
              onInput={(event) => set('url', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.description} hint={words.descriptionHint} error={errors.description}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={values.description}
              onInput={(event) => set('description', event.currentTarget.value)}
            />
          )}
        </Field>
        <EventPicker
          eventTypes={eventTypes}
          chosen={values.events}
          error={errors.events}
          onChange={(events) => set('events', events)}
        />
        <FormActions action={form.action} submit={endpoint ? t.common.save : words.add} onClose={onClose} />
      </form>
    </Dialog>
  )
}
