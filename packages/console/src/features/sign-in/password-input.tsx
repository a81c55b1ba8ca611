import { Eye, EyeOff } from 'lucide'
import type { InputHTMLAttributes } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

interface Props {
  control: { id: string }
  value: string
  onInput: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
}

/** A password with a way to see what was typed. */
export function PasswordInput({ control, value, onInput, autocomplete }: Props) {
  const [shown, setShown] = useState(false)
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
      <button
        type="button"
        class="icon-button password-show"
        aria-label={shown ? t.signIn.hide : t.signIn.show}
        onClick={() => setShown(!shown)}
      >
        <Icon icon={shown ? EyeOff : Eye} size={18} />
      </button>
    </div>
  )
}

/** Preact's types tell inputs apart by a literal `type`; this one changes while it lives. */
function typed(shown: boolean): InputHTMLAttributes<HTMLInputElement> {
  return shown ? { type: 'text' } : { type: 'password' }
}
