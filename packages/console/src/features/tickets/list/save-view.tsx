import { LIMITS, type TicketView } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Check, Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useForm } from '../../settings/use-form.ts'
import { savedHref } from './use-place.ts'

interface Props {
  /** The one to be renamed; null for a new one. */
  view: TicketView | null
  query: string
  onClose: () => void
}

/** Asks what a view is called and who sees it. */
export function SaveView({ view, query, onClose }: Props) {
  const { tickets, toasts, router } = useDesk()
  const words = t.tickets.saved
  const form = useForm(
    { name: view?.name ?? '', shared: view?.shared ?? false },
    ({ name }) => (name.trim() ? {} : { name: words.needName }),
    async ({ name, shared }) => {
      const body = { name: name.trim(), shared, query: view?.query ?? query }
      const kept = view ? await tickets.api.updateView(view.id, body) : await tickets.api.createView(body)
      await tickets.views.refresh()
      onClose()
      toasts.show(words.savedToast(kept.name))
      if (!view) router.go(savedHref(kept))
    },
  )
  return (
    <Dialog title={view ? words.renameTitle : words.createTitle} onClose={onClose} firm>
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={words.name} hint={words.nameHint} error={form.errors.name}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={LIMITS.nameLength}
              value={form.values.name}
              onInput={(event) => form.set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <Check
          label={words.shareLabel}
          hint={words.shareHint}
          checked={form.values.shared}
          onChange={(shared) => form.set('shared', shared)}
        />
        <FormActions action={form.action} submit={t.common.save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
