import { fillVariables, LIMITS, unknownVariables, VARIABLES, type Variable } from '@deskbell/protocol'
import { Braces } from 'lucide'
import { useId, useRef } from 'preact/hooks'
import { useMe } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { inserted } from './template.ts'

interface Props {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  rows?: number
  /** What a preview shows in place of an empty text; no preview where it is absent. */
  emptyPreview?: string
  disabled?: boolean
  onChange: (text: string) => void
}

/** A text with variables: they are put in from a menu, unknown ones are named at once, and it is shown filled in. */
export function TemplateField({
  label,
  hint,
  error,
  value,
  rows = 5,
  emptyPreview,
  disabled = false,
  onChange,
}: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const { agent, workspace } = useMe()
  const unknown = unknownVariables(value)
  const wrong = error ?? (unknown.length > 0 ? s.template.unknown(unknown) : undefined)
  const preview = fillVariables(value, {
    ...s.template.samples,
    'agent.name': agent.name,
    'agent.first_name': agent.name.split(' ')[0] ?? agent.name,
    'workspace.name': workspace.name,
  })
  const insert = (name: Variable) => {
    const field = area.current
    const next = inserted(value, name, field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length)
    onChange(next.text)
    setTimeout(() => {
      field?.focus()
      field?.setSelectionRange(next.at, next.at)
    })
  }
  return (
    <div class="field template">
      <div class="template-head">
        <label class="field-label" for={id}>
          {label}
        </label>
        {!disabled && (
          <Menu
            label={s.template.insert(label)}
            class="button button-small button-quiet"
            button={
              <>
                <Icon icon={Braces} size={16} />
                {s.template.variable}
              </>
            }
          >
            {VARIABLES.map((name) => (
              <MenuItem key={name} onSelect={() => insert(name)}>
                <span class="variable-name">{s.template.names[name]}</span>
                <code class="variable-code">{`{{${name}}}`}</code>
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      <textarea
        ref={area}
        id={id}
        class="input"
        rows={rows}
        dir="auto"
        disabled={disabled}
        maxLength={LIMITS.messageLength}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={wrong ? true : undefined}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p class={hint ? 'field-hint' : 'hidden'} id={`${id}-hint`}>
        {hint}
      </p>
      <p class={wrong ? 'field-error' : 'hidden'} id={`${id}-error`} role="status">
        {wrong}
      </p>
      {emptyPreview !== undefined && (
        <div class="template-preview">
          <p class="template-preview-title">{s.template.preview}</p>
          {value.trim() === '' ? (
            <p class="section-none">{emptyPreview}</p>
          ) : (
            <p class="template-bubble" dir="auto">
              {preview}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
