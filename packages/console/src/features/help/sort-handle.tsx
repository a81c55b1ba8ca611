import { GripVertical } from 'lucide'
import { useRef } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'

interface Props {
  label: string
  hint: string
  index: number
  count: number
  /** Moves this item; called while it is dragged, and by the arrow keys. */
  onMove: (from: number, to: number) => void
  /** The item lies where it shall stay. */
  onRest?: () => void
}

/**
 * What an item of an ordered list is moved by: dragged, or with the arrow keys. The list is the
 * nearest element with `data-sort`; its children are the items.
 */
export function SortHandle({ label, hint, index, count, onMove, onRest }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const latest = useRef({ index, onMove, onRest })
  latest.current = { index, onMove, onRest }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    button.current?.focus()
    const list = button.current?.closest('[data-sort]')
    const item = itemOf(button.current)
    const start = latest.current.index
    item?.classList.add('is-dragged')
    const move = ({ clientY }: PointerEvent) => {
      const to = [...(list?.children ?? [])].findIndex((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        return clientY >= top && clientY < bottom
      })
      // Tall and short items would swap to and fro where their middles are not asked for.
      const other = to < 0 ? null : list?.children[to]?.getBoundingClientRect()
      const own = item?.getBoundingClientRect()
      const at = latest.current.index
      if (!other || !own || to === at) return
      const passed = to > at ? clientY > other.bottom - own.height : clientY < other.top + own.height
      if (passed) latest.current.onMove(at, to)
    }
    const stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', stop)
      removeEventListener('pointercancel', stop)
      item?.classList.remove('is-dragged')
      button.current?.focus()
      if (latest.current.index !== start) latest.current.onRest?.()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', stop)
    addEventListener('pointercancel', stop)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    if (to < 0 || to >= count || to === index) return
    onMove(index, to)
    // Its place in the page has changed by then; the focus goes along.
    setTimeout(() => {
      button.current?.focus()
      latest.current.onRest?.()
    })
  }
  return (
    <button
      ref={button}
      type="button"
      class="icon-button sort-handle"
      aria-label={label}
      title={hint}
      disabled={count < 2}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <Icon icon={GripVertical} size={18} />
    </button>
  )
}

function itemOf(element: HTMLElement | null): HTMLElement | null {
  let item = element
  while (item?.parentElement && !item.parentElement.hasAttribute('data-sort')) item = item.parentElement
  return item
}

/** A list with one item at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
