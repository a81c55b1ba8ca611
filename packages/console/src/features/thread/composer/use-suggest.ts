import { useState } from 'preact/hooks'

export interface Option {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly hint?: string
  run(): void
}

export interface Suggest {
  readonly open: boolean
  readonly options: readonly Option[]
  readonly current: Option | undefined
  point(option: Option): void
  /** Whether a key was meant for the list. */
  onKeyDown(event: KeyboardEvent): boolean
}

/** A list of things to put in, moved through while the focus stays in the text. `key` names what is being typed. */
export function useSuggest(key: string | null, options: readonly Option[]): Suggest {
  const [at, setAt] = useState({ key, index: 0 })
  const [dismissed, setDismissed] = useState<string | null>(null)
  const open = key !== null && key !== dismissed
  const index = at.key === key ? Math.min(at.index, options.length - 1) : 0
  const current = options[index]
  const go = (to: number) => setAt({ key, index: (to + options.length) % Math.max(1, options.length) })
  return {
    open,
    options,
    current,
    point: (option) => go(options.indexOf(option)),
    onKeyDown(event) {
      if (!open || event.isComposing) return false
      if (event.key === 'Escape') setDismissed(key)
      else if (options.length === 0) return false
      else if (event.key === 'ArrowDown') go(index + 1)
      else if (event.key === 'ArrowUp') go(index - 1)
      else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') current?.run()
      else return false
      event.preventDefault()
      return true
    },
  }
}
