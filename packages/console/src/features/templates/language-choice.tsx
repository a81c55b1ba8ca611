import { useState } from 'preact/hooks'
import { n } from '../../i18n/notices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { canonicalLocale, languageName } from '../help/languages.ts'

interface Props {
  locales: readonly string[]
  value: string
  /** Whether a language may be chosen that is not in the list. */
  open?: boolean
  onChange: (locale: string) => void
}

const OTHER = 'other'

/** One of the languages, or another one by its tag. */
export function LanguageChoice({ locales, value, open = false, onChange }: Props) {
  const [asking, setAsking] = useState(false)
  const all = locales.includes(value) ? locales : [...locales, value]
  return (
    <>
      <select
        class="input select select-small"
        aria-label={n.templates.language}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (chosen !== OTHER) return onChange(chosen)
          event.currentTarget.value = value
          setAsking(true)
        }}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {languageName(one)}
          </option>
        ))}
        {open && <option value={OTHER}>{n.templates.otherLanguage}…</option>}
      </select>
      {asking && (
        <OtherLanguage
          onChoose={(locale) => {
            setAsking(false)
            onChange(locale)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function OtherLanguage({ onChoose, onClose }: { onChoose: (locale: string) => void; onClose: () => void }) {
  const [tag, setTag] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <Dialog title={n.templates.otherLanguage} class="dialog-setup" onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const locale = tag.trim() === '' ? null : canonicalLocale(tag)
          if (locale) onChoose(locale)
          else setWrong(true)
        }}
      >
        <Field
          label={n.templates.languageTag}
          hint={n.templates.languageHint}
          error={wrong ? n.templates.languageBad : undefined}
        >
          {(control) => (
            <input
              {...control}
              class="input input-code"
              autocapitalize="off"
              spellcheck={false}
              maxLength={35}
              value={tag}
              onInput={(event) => {
                setTag(event.currentTarget.value)
                setWrong(false)
              }}
            />
          )}
        </Field>
        <FormActions action={{ busy: false, problem: null }} submit={n.templates.languageAdd} onClose={onClose} />
      </form>
    </Dialog>
  )
}
