import { t } from '../i18n/index.ts'
import type { Action } from './use-action.ts'

interface Props {
  action: Pick<Action<never[]>, 'busy' | 'problem'>
  submit: string
  /** What the button says meanwhile. */
  working?: string
  disabled?: boolean
  danger?: boolean
  /** What the way out says. */
  cancel?: string
  onClose: () => void
}

/** What stands at the end of a form in a dialog: why it did not work, and the two ways out. */
export function FormActions({
  action,
  submit,
  working = t.common.saving,
  disabled = false,
  danger = false,
  cancel = t.common.cancel,
  onClose,
}: Props) {
  return (
    <>
      {action.problem && (
        <p class="problem" role="alert">
          {action.problem}
        </p>
      )}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {cancel}
        </button>
        <button
          type="submit"
          class={`button ${danger ? 'button-danger' : 'button-primary'}`}
          disabled={disabled}
          aria-busy={action.busy}
        >
          {action.busy ? working : submit}
        </button>
      </div>
    </>
  )
}
