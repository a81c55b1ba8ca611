import type { ComponentChildren, TargetedToggleEvent } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { place } from './place.ts'

interface MenuProps {
  /** Set where a command opens this menu by `openMenu`. */
  id?: string
  /** What the menu is called. The button takes it too, unless its own words say more. */
  label: string
  ownWords?: boolean
  title?: string
  class?: string
  disabled?: boolean
  side?: 'below' | 'above'
  align?: 'start' | 'end'
  button: ComponentChildren
  children: ComponentChildren
}

/** A button with a menu in the top layer. Arrow keys move, Escape and a click elsewhere close it. */
export function Menu({
  id,
  label,
  ownWords = false,
  title,
  class: extra = '',
  disabled = false,
  side = 'below',
  align = 'end',
  button,
  children,
}: MenuProps) {
  const own = useId()
  const panelId = `menu-${own}`
  const trigger = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const onToggle = (event: TargetedToggleEvent<HTMLDivElement>) => {
    setOpen(event.newState === 'open')
    // The focus goes back to the button, unless something else has taken it by now.
    const at = document.activeElement
    const lost = at === null || at === document.body || panel.current?.contains(at)
    if (event.newState === 'closed' && lost) trigger.current?.focus()
  }
  // Once the items are drawn, the panel has the size it is placed by.
  useLayoutEffect(() => {
    if (!open || !panel.current || !trigger.current) return
    place(panel.current, trigger.current, side, align)
    items(panel.current)[0]?.focus()
  }, [open, side, align])
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items(panel.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') panel.current?.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <>
      <button
        type="button"
        id={id ?? own}
        ref={trigger}
        class={extra}
        aria-label={ownWords ? undefined : label}
        title={title}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        popovertarget={panelId}
      >
        {button}
      </button>
      <div
        id={panelId}
        ref={panel}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('[role^=menuitem]')) panel.current?.hidePopover()
        }}
      >
        {open && children}
      </div>
    </>
  )
}

const items = (panel: HTMLElement | null) => [...(panel?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

/** Opens the menu whose button has this id, as a click would. */
export function openMenu(id: string): void {
  document.getElementById(id)?.click()
}

interface ItemProps {
  onSelect: () => void
  /** Makes it one of several of which one holds. */
  checked?: boolean
  children: ComponentChildren
}

export function MenuItem({ onSelect, checked, children }: ItemProps) {
  const radio = checked === undefined ? {} : { 'aria-checked': checked }
  return (
    <button
      type="button"
      class="menu-item"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      tabIndex={-1}
      onClick={onSelect}
      {...radio}
    >
      {children}
    </button>
  )
}
