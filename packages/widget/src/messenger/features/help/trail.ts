import { type Signal, signal } from '../../signals.ts'

/** A place within help. */
export type Stop =
  | { readonly kind: 'root' }
  | { readonly kind: 'category'; readonly slug: string; readonly name: string }
  | { readonly kind: 'article'; readonly slug: string }

/** A stop on the way, how far down it was read, and what was followed from it. */
interface Visit {
  readonly id: number
  readonly stop: Stop
  scroll: number
  followed: string
}

/** The way through help, so that "Back" leads to the same results at the same height. */
export interface Trail {
  readonly here: Signal<{ readonly id: number; readonly stop: Stop }>
  open(stop: Stop): void
  /** Leads to one place, with the root behind it. */
  start(stop?: Stop): void
  back(): void
  /** For the element that scrolls; drawn anew for each stop. */
  readonly attach: (scroller: HTMLElement | null) => void
  /** For the title of what came later than its view. */
  readonly attachTitle: (title: HTMLElement | null) => void
  readonly onScroll: () => void
  /** Shows the beginning, because what is shown is another. */
  toTop(): void
}

const ROOT: Stop = { kind: 'root' }

export function createTrail(): Trail {
  let serial = 0
  let scroller: HTMLElement | null = null
  /** Whether the reader moved, so that the focus has to be put somewhere. */
  let moved: 'on' | 'back' | null = null
  const visit = (stop: Stop): Visit => ({ id: ++serial, stop, scroll: 0, followed: '' })
  let visits: Visit[] = [visit(ROOT)]
  const current = (): Visit => visits.at(-1) ?? visit(ROOT)
  const here = signal<Pick<Visit, 'id' | 'stop'>>(current())

  function move(next: Visit[], how: 'on' | 'back'): void {
    visits = next
    moved = how
    here.value = current()
  }

  return {
    here,
    open(stop) {
      const from = current()
      from.followed = 'slug' in stop ? stop.slug : ''
      move([...visits, visit(stop)], 'on')
    },
    start(stop = ROOT) {
      move(stop.kind === 'root' ? [visit(ROOT)] : [visit(ROOT), visit(stop)], 'on')
    },
    back() {
      move(visits.length > 1 ? visits.slice(0, -1) : [visit(ROOT)], 'back')
    },
    attach(next) {
      scroller = next
      if (!scroller) return
      const { scroll, followed } = current()
      scroller.scrollTop = scroll
      if (!moved) return
      const left = moved === 'back' && followed ? `[data-slug="${CSS.escape(followed)}"]` : null
      const found = left ? scroller.querySelector<HTMLElement>(left) : null
      const target = found ?? scroller.parentElement?.querySelector<HTMLElement>('[data-focus]')
      if (target) moved = null
      // What is to come has no title yet; the focus must not fall out of the panel meanwhile.
      else scroller.tabIndex = -1
      const place = target ?? scroller
      place.focus({ preventScroll: true })
    },
    attachTitle(title) {
      if (!title || !moved) return
      moved = null
      title.focus({ preventScroll: true })
    },
    onScroll() {
      if (scroller) current().scroll = scroller.scrollTop
    },
    toTop() {
      current().scroll = 0
      if (scroller) scroller.scrollTop = 0
    },
  }
}
