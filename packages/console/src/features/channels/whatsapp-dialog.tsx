import { notificationDeskEndpoints } from '@deskbell/protocol'
import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useForm } from '../settings/use-form.ts'
import type { ChannelDialogProps } from './channel-dialog.ts'
import { checkWhatsApp } from './checks.ts'
import { TemplateCard } from './template-card.tsx'
import { checkTemplates, nextDraft, type TemplateDraft, toDrafts, toTemplates } from './template-draft.ts'
import { TextField } from './text-field.tsx'

const SECRETS = ['accessToken', 'appSecret', 'verifyToken'] as const

/** What Meta gives, and which of its templates serves what. */
export function WhatsAppDialog({ overview, onSaved, onClose }: ChannelDialogProps) {
  const { api } = useDesk()
  const { whatsapp } = overview
  const words = n.channels.whatsapp
  // Before the first try to save it stays quiet.
  const [strict, setStrict] = useState(false)
  const form = useForm(
    {
      ...{ phoneNumberId: whatsapp?.phoneNumberId ?? '', accessToken: '', appSecret: '', verifyToken: '' },
      templates: toDrafts(whatsapp?.templates ?? {}),
    },
    ({ templates, ...keys }) => {
      setStrict(true)
      const wrong = checkTemplates(templates).some((one) => Object.keys(one).length > 0)
      return { ...checkWhatsApp(keys), ...(wrong ? { templates: t.trouble.refused.invalid_input ?? '' } : {}) }
    },
    async ({ templates, ...keys }) =>
      onSaved(
        await api.call(notificationDeskEndpoints.setUpWhatsApp, {
          body: { ...keys, templates: toTemplates(templates) },
        }),
      ),
  )
  const { values, errors, set } = form
  const problems = strict ? checkTemplates(values.templates) : []
  const next = nextDraft(values.templates)
  const put = (at: number, draft: TemplateDraft | null) =>
    set(
      'templates',
      values.templates.flatMap((one, index) => (index !== at ? [one] : draft ? [draft] : [])),
    )
  return (
    <Dialog title={words.dialog} class="dialog-setup dialog-large" firm onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <div class="template-pair">
          <TextField
            label={words.phoneNumberId}
            hint={words.phoneNumberIdHint}
            error={errors.phoneNumberId}
            value={values.phoneNumberId}
            onChange={(value) => set('phoneNumberId', value)}
          />
          {SECRETS.map((key) => (
            <TextField
              key={key}
              secret
              label={words[key]}
              hint={key === 'accessToken' && whatsapp ? n.channels.again(whatsapp.accessTokenEnd) : words[`${key}Hint`]}
              error={errors[key]}
              value={values[key]}
              onChange={(value) => set(key, value)}
            />
          ))}
        </div>
        <fieldset class="templates">
          <legend class="section-title">{words.templates}</legend>
          <p class="field-hint">{words.templatesHint}</p>
          <ul class="template-cards">
            {values.templates.map((draft, at) => (
              <TemplateCard
                key={at}
                draft={draft}
                problems={problems[at] ?? {}}
                onChange={(changed) => put(at, changed)}
                onRemove={() => put(at, null)}
              />
            ))}
          </ul>
          {values.templates.length === 0 && <p class="section-none">{words.none}</p>}
          {next && (
            <button
              type="button"
              class="button"
              onClick={() => {
                setStrict(false)
                set('templates', [...values.templates, next])
              }}
            >
              <Icon icon={Plus} size={16} />
              {words.add}
            </button>
          )}
        </fieldset>
        <FormActions
          action={{ ...form.action, problem: errors.templates ?? form.action.problem }}
          submit={t.common.save}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
