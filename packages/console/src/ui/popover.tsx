import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { place } from './place.ts'

interface Props {
  /** What the panel is called. */
  label: string
  class?: string
  title?: string
  side?: 'below' | 'above'
  align?: 'start' | 'end'
  button: ComponentChildren
  onClose?: () => void
  /** Drawn while it is open; a function is given what closes it. */
  children: ComponentChildren | ((close: () => void) => ComponentChildren)
}

const FIRST = 'input, select, textarea, button, a[href]'

/** A button with a small panel of controls in the top layer. Escape and a click elsewhere close it. */
export function Popover({
  label,
  class: extra = '',
  title,
  side = 'below',
  align = 'start',
  button,
  onClose,
  children,
}: Props) {
  const id = `popover-${useId()}`
  const trigger = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useLayoutEffect(() => {
    if (!open || !panel.current || !trigger.current) return
    place(panel.current, trigger.current, side, align)
    panel.current.querySelector<HTMLElement>(FIRST)?.focus()
  }, [open, side, align])
  const close = () => panel.current?.hidePopover()
  return (
    <>
      <button
        type="button"
        ref={trigger}
        class={extra}
        title={title}
        aria-haspopup="dialog"
        aria-expanded={open}
        popovertarget={id}
      >
        {button}
      </button>
      <div
        id={id}
        ref={panel}
        class="menu popover"
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open') return
          const at = document.activeElement
          if (at === null || at === document.body || panel.current?.contains(at)) trigger.current?.focus()
          onClose?.()
        }}
      >
        {open && (typeof children === 'function' ? children(close) : children)}
      </div>
    </>
  )
}
