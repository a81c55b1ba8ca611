import { type Signal, useSignal } from '@preact/signals'
import { Eye, EyeOff } from 'lucide'
import type { InputHTMLAttributes } from 'preact'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

interface Props {
  control: { id: string }
  value: string
  onInput: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
  /** Shared with another field, such as the one that repeats it. */
  shown?: Signal<boolean>
  /** Left out where the other field has it. */
  hasToggle?: boolean
}

/** A password with a way to see what was typed. */
export function PasswordInput({ control, value, onInput, autocomplete, shown: shared, hasToggle = true }: Props) {
  const own = useSignal(false)
  const state = shared ?? own
  const shown = state.value
  return (
    <div class="password">
      <input
        {...control}
        class="input"
        {...typed(shown)}
        name="password"
        autocomplete={autocomplete}
        maxLength={128}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hasToggle && (
        <button
          type="button"
          class="icon-button password-show"
          aria-label={shown ? t.signIn.hide : t.signIn.show}
          onClick={() => {
            state.value = !shown
          }}
        >
          <Icon icon={shown ? EyeOff : Eye} size={18} />
        </button>
      )}
    </div>
  )
}

/** Preact's types tell inputs apart by a literal `type`; this one changes while it lives. */
function typed(shown: boolean): InputHTMLAttributes<HTMLInputElement> {
  return shown ? { type: 'text' } : { type: 'password' }
}
