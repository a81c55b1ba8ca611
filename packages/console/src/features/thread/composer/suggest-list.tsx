import { useEffect } from 'preact/hooks'
import type { Option, Suggest } from './use-suggest.ts'

interface Props {
  id: string
  label: string
  suggest: Suggest
  none: string
}

export const optionId = (id: string, option: Option) => `${id}-${option.id}`

/** What can be put in where the cursor is, by group. The text keeps the focus. */
export function SuggestList({ id, label, suggest, none }: Props) {
  const { options, current } = suggest
  useEffect(() => {
    if (current) document.getElementById(optionId(id, current))?.scrollIntoView({ block: 'nearest' })
  }, [id, current?.id])
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <div class="suggest">
      <div id={id} role="listbox" aria-label={label}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div role="group" aria-label={group} key={group}>
            <p class="palette-group" aria-hidden="true">
              {group}
            </p>
            {options
              .filter((option) => option.group === group)
              .map((option) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus
                <div
                  key={option.id}
                  id={optionId(id, option)}
                  class="palette-item"
                  role="option"
                  aria-selected={option === current}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => option.run()}
                  onPointerMove={() => suggest.point(option)}
                >
                  <span class="palette-label">{option.label}</span>
                  {option.hint && <span class="suggest-hint">{option.hint}</span>}
                </div>
              ))}
          </div>
        ))}
      </div>
      {options.length === 0 && <p class="suggest-none">{none}</p>}
    </div>
  )
}
