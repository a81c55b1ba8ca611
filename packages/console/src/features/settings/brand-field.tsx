import { deriveAccent } from '@deskbell/widget/theme'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'

const GREEN = deriveAccent(null, 'light').fill

interface Props {
  value: string
  error: string | undefined
  onChange: (color: string) => void
}

/** The brand colour, by eye or by code, with what the messenger makes of it. */
export function BrandField({ value, error, onChange }: Props) {
  const valid = /^#[0-9a-f]{6}$/i.test(value)
  return (
    <Field label={t.workspace.brand} hint={t.workspace.brandHint} error={error}>
      {(control) => (
        <div class="brand">
          <div class="brand-inputs">
            <input
              type="color"
              class="brand-well"
              aria-label={t.workspace.brand}
              value={valid ? value : GREEN}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            <input
              {...control}
              class="input brand-code"
              placeholder={t.workspace.brandDefault}
              spellcheck={false}
              maxLength={7}
              value={value}
              onInput={(event) => onChange(event.currentTarget.value.trim())}
            />
            {value !== '' && (
              <button type="button" class="button button-quiet" onClick={() => onChange('')}>
                {t.workspace.brandReset}
              </button>
            )}
          </div>
          <BrandPreview color={valid ? value : null} />
        </div>
      )}
    </Field>
  )
}

/** A few lines of the messenger in that colour. */
function BrandPreview({ color }: { color: string | null }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const accent = deriveAccent(color, 'light')
    ref.current?.style.setProperty('--sample', accent.fill)
    ref.current?.style.setProperty('--sample-on', accent.on)
  }, [color])
  return (
    <div class="brand-preview" ref={ref} role="img" aria-label={t.workspace.preview}>
      <span class="sample is-mine">{t.workspace.previewAsk}</span>
      <span class="sample">{t.workspace.previewAnswer}</span>
    </div>
  )
}
