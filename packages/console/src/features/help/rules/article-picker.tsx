import { type ArticleRecord, LIMITS } from '@deskbell/protocol'
import { Plus } from 'lucide'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useHelp } from '../help-context.ts'
import { named } from './use-titles.ts'

/** How long after the last key is searched; ms. */
const TYPING = 150

interface Props {
  label: string
  taken: readonly string[]
  onPick: (article: ArticleRecord) => void
}

/** Finds an article by its title and adds it. Arrow keys choose, Enter adds, Escape closes. */
export function ArticlePicker({ label, taken, onPick }: Props) {
  const api = useHelp()
  const { workspace } = useMe()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<readonly ArticleRecord[] | null>(null)
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!open) return
    let current = true
    const timer = setTimeout(() => {
      api.listArticles({ q: text.trim(), limit: '20' }).then(
        (page) => {
          if (!current) return
          setFound(page.items)
          setAt(0)
        },
        () => current && setFound([]),
      )
    }, TYPING)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [api, open, text])
  if (taken.length >= LIMITS.articlesPerRule) return <p class="field-hint">{h.rules.most}</p>
  const choices = (found ?? []).filter((one) => !taken.includes(one.id)).slice(0, 8)
  const pick = (article: ArticleRecord | undefined) => {
    if (!article) return
    onPick(article)
    setText('')
    setOpen(false)
    setFound(null)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!open) setOpen(true)
      else setAt((at + step + choices.length) % Math.max(1, choices.length))
    } else if (event.key === 'Enter') {
      // Enter adds an article here; it never saves the form by mistake.
      event.preventDefault()
      if (open) pick(choices[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div class="picker">
      <Icon icon={Plus} size={16} />
      <input
        ref={field}
        class="input picker-input"
        role="combobox"
        aria-label={label}
        aria-expanded={open && found !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[at] ? `${id}-${choices[at].id}` : undefined}
        placeholder={h.rules.find}
        autocomplete="off"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} class="picker-list" hidden={!open || found === null}>
        {choices.map((one, index) => {
          const { title, published } = named(one, workspace.locale)
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={index === at}
              class="palette-item"
              // Before the field loses the focus and the list closes.
              onPointerDown={(event) => {
                event.preventDefault()
                pick(one)
              }}
              onPointerMove={() => setAt(index)}
            >
              <span class="palette-label" dir="auto">
                {title}
              </span>
              {!published && <span class="tag">{h.rules.unpublished}</span>}
            </div>
          )
        })}
        {choices.length === 0 && (
          // biome-ignore lint/a11y/useFocusableInteractive: it says that there is nothing to choose
          <div class="picker-none" role="option" aria-selected="false" aria-disabled="true">
            {h.rules.findNone}
          </div>
        )}
      </div>
    </div>
  )
}
