import { type CannedResponse, LIMITS, unknownVariables } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { s } from '../../i18n/setup.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Check, Field } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useForm } from '../settings/use-form.ts'
import { refusalText } from '../ticket-setup/refusal.ts'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { TemplateField } from '../ticket-setup/template-field.tsx'
import { isShortcut, shortcutOf } from './canned.ts'

interface Props {
  /** Null for a new one. */
  response: CannedResponse | null
  onClose: () => void
  onSaved: (response: CannedResponse) => void
}

/** A canned response: its title, how it is typed, and its text. */
export function CannedDialog({ response, onClose, onSaved }: Props) {
  const api = useSetup()
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useForm(
    {
      title: response?.title ?? '',
      shortcut: response?.shortcut ?? '',
      text: response?.text ?? '',
      shared: response?.shared ?? true,
    },
    (values) => {
      const unknown = unknownVariables(values.text)
      return {
        ...(values.title.trim() === '' && { title: s.canned.needTitle }),
        ...(!isShortcut(values.shortcut || shortcutOf(values.title)) && { shortcut: s.canned.shortcutBad }),
        ...(values.text.trim() === '' && { text: s.canned.needText }),
        ...(unknown.length > 0 && { text: s.template.unknown(unknown) }),
      }
    },
    async ({ title, shortcut, text, shared }) => {
      const body = { title: title.trim(), shortcut: shortcut || shortcutOf(title), text: text.trim(), shared }
      setRefusal(null)
      try {
        onSaved(response ? await api.updateCanned(response.id, body) : await api.createCanned(body))
      } catch (error) {
        setRefusal(refusalText(error))
        throw error
      }
    },
  )
  const { values, errors, set, action } = form
  const shortcut = values.shortcut || shortcutOf(values.title)
  const taken = action.code === 'conflict' ? (refusal ?? undefined) : undefined
  return (
    <Dialog
      title={response ? s.canned.editTitle(response.title) : s.canned.createTitle}
      onClose={onClose}
      class="dialog-wide dialog-setup"
      firm={form.dirty}
    >
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={s.canned.titleLabel} error={errors.title}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={values.title}
              onInput={(event) => set('title', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={s.canned.shortcut} hint={s.canned.shortcutHint(shortcut)} error={errors.shortcut ?? taken}>
          {(control) => (
            <input
              {...control}
              class="input input-code"
              spellcheck={false}
              autocapitalize="none"
              maxLength={40}
              placeholder={shortcutOf(values.title)}
              value={values.shortcut}
              onInput={(event) => set('shortcut', event.currentTarget.value)}
            />
          )}
        </Field>
        <TemplateField
          label={s.canned.text}
          error={errors.text}
          value={values.text}
          emptyPreview={s.canned.previewEmpty}
          onChange={(text) => set('text', text)}
        />
        <Check
          label={s.canned.share}
          hint={s.canned.shareHint}
          checked={values.shared}
          onChange={(shared) => set('shared', shared)}
        />
        <FormActions
          action={{ busy: action.busy, problem: taken ? null : refusal }}
          submit={s.canned.save}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
