import type { ComponentType } from 'preact'
import { Failure } from './parts/failure.tsx'
import { signal } from './signals.ts'
import type { Store } from './store.ts'
import { addStyles } from './styles/sheet.ts'

/** A view with the styles that only it needs. */
interface LateView {
  readonly default: View
  readonly css: string
}

export type View = ComponentType<{ readonly store: Store }>

/** Views that are fetched when a visitor means to see them; the others come with the first open. */
const LATER: Readonly<Record<string, () => Promise<LateView>>> = {
  messages: () => import('./features/messages/messages.tsx'),
  help: () => import('./features/help/help.tsx'),
  // A part of home: without it, home is what it was.
  asked: () =>
    import('./features/help/help.tsx').then(
      ({ HomeHelp, css }) => ({ default: HomeHelp, css }),
      () => ({ default: () => null, css: '' }),
    ),
}

const here = signal<Readonly<Record<string, View>>>({})

/** The view of that name; null until it is here, which asking for it brings about. */
export function viewOf(name: string): View | null {
  const view = here.value[name]
  if (!view) fetchView(name)
  return view ?? null
}

/** Fetches a view ahead of the click. */
export async function fetchView(name: string): Promise<void> {
  const load = LATER[name]
  if (!load || here.peek()[name]) return
  const view = await load().then(
    ({ default: view, css }) => {
      addStyles(css)
      return view
    },
    () => Failed,
  )
  here.value = { ...here.peek(), [name]: view }
}

/** Stands where a view did not come; its button asks again for those that are missing. */
function Failed({ store }: { readonly store: Store }) {
  const again = (): void => {
    here.value = {}
  }
  return (
    <div class="view">
      <Failure store={store} trouble={null} retry={again} />
    </div>
  )
}
