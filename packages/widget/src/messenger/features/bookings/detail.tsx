import { onePerStore } from '../../language.ts'
import { Failure } from '../../parts/failure.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'

/** The element of one booking, once its code is here. */
interface Shown {
  readonly id: string
  readonly element: HTMLElement | 'failed' | null
}

const shownOf = onePerStore((): Signal<Shown> => signal({ id: '', element: null }))

async function show(store: Store, id: string): Promise<void> {
  const shown = shownOf(store)
  shown.value = { id, element: null }
  const element = await import('./element.ts').then(
    ({ bookingElement }) => bookingElement(store, id),
    () => 'failed' as const,
  )
  if (shown.peek().id === id) shown.value = { id, element }
}

/** One booking as `<deskbell-booking>` draws it. */
export function Detail({ store, id }: { readonly store: Store; readonly id: string }) {
  const { value } = shownOf(store)
  if (value.id !== id) void show(store, id)
  const element = value.id === id ? value.element : null
  if (element === 'failed') return <Failure store={store} trouble={null} retry={() => void show(store, id)} />
  if (element === null) return <Skeleton label={store.t.value('loading')} />
  return (
    <div
      class="booking"
      ref={(node: HTMLElement | null) => {
        if (node && node.firstChild !== element) node.replaceChildren(element)
      }}
    />
  )
}
