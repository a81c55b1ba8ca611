interface Props<T extends string> {
  /** Of this set of tabs; the panel below takes `tabPanel(id, current)`. */
  id: string
  label: string
  class: string
  tabs: readonly T[]
  names: Readonly<Record<T, string>>
  current: T
  onChange: (tab: T) => void
}

/** A row of tabs, of which one is shown; arrow keys go from one to the next. */
export function TabList<T extends string>({ id, label, class: extra, tabs, names, current, onChange }: Props<T>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChange(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <div class={extra} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`${id}-${one}`}
          class="help-tab"
          aria-selected={one === current}
          aria-controls={`${id}-panel`}
          tabIndex={one === current ? 0 : -1}
          onClick={() => onChange(one)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  )
}

/** What ties a panel to the tab that shows it. */
export const tabPanel = (id: string, current: string) => ({
  role: 'tabpanel' as const,
  id: `${id}-panel`,
  'aria-labelledby': `${id}-${current}`,
})
