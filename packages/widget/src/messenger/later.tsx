import type { ComponentType } from 'preact'
import { Failure } from './parts/failure.tsx'
import { type Signal, signal } from './signals.ts'
import type { Store } from './store.ts'
import { addStyles } from './styles/sheet.ts'

/** A view with the styles that only it needs. */
export interface LateView {
  readonly default: ComponentType<never>
  readonly css: string
}

export type View = ComponentType<{ readonly store: Store }>

/** How each later view is fetched, by its name; the messenger fills it in, so that views need not know each other. */
export const loaders: Record<string, () => Promise<LateView>> = {}

/** What is here so far; another object whenever a part, or its words, came. */
export const here: Signal<Readonly<Record<string, ComponentType<never>>>> = signal({})

/** The view or part of that name; null until it is here, which asking for it brings about. */
export function viewOf<P = { readonly store: Store }>(name: string): ComponentType<P> | null {
  const view = here.value[name]
  if (!view) fetchView(name)
  return (view as ComponentType<P> | undefined) ?? null
}

/** Fetches a view ahead of the click. */
export async function fetchView(name: string): Promise<void> {
  const load = loaders[name]
  if (!load || here.peek()[name]) return
  const view = await load().then(
    ({ default: view, css }) => {
      addStyles(css)
      return view
    },
    (): ComponentType<never> => Failed,
  )
  here.value = { ...here.peek(), [name]: view }
}

/** Stands where a view did not come; its button asks again for those that are missing. On Home nothing stands. */
function Failed({ store, next }: { readonly store: Store; readonly next?: boolean }) {
  if (next) return null
  const again = (): void => {
    here.value = {}
  }
  return (
    <div class="view">
      <Failure store={store} trouble={null} retry={again} />
    </div>
  )
}
