import type { ComponentType } from 'preact'
import { Failure } from './parts/failure.tsx'
import { type Signal, signal } from './signals.ts'
import type { Store } from './store.ts'
import { addStyles } from './styles/sheet.ts'

/** A view with the styles that only it needs. */
interface LateView {
  readonly default: ComponentType<never>
  readonly css: string
}

export type View = ComponentType<{ readonly store: Store }>

const help = () => import('./features/help/help.tsx')
const tickets = () => import('./features/tickets/tickets.tsx')

/** What handles files, with its styles. */
export async function fetchFiles() {
  const files = await import('./features/files/files.tsx')
  addStyles(files.css)
  return files
}

/** Views that are fetched when a visitor means to see them; the others come with the first open. */
const LATER: Readonly<Record<string, () => Promise<LateView>>> = {
  messages: () => import('./features/messages/messages.tsx'),
  help,
  asked: part(help, 'HomeHelp'),
  contact: () => import('./features/contact/contact.tsx'),
  ticket: tickets,
  head: part(tickets, 'RequestHead'),
  foot: part(tickets, 'RequestFoot'),
  note: part(() => import('./features/notes/note.tsx'), 'Note'),
  status: part(tickets, 'StatusPill'),
  extras: part(fetchFiles, 'MessageExtras'),
}

/** A part of another view, which is what it was where the part does not come. */
function part<K extends string>(
  load: () => Promise<{ readonly css: string } & { readonly [name in K]: ComponentType<never> }>,
  name: K,
): () => Promise<LateView> {
  return () =>
    load().then(
      (module) => ({ default: module[name], css: module.css }),
      () => ({ default: () => null, css: '' }),
    )
}

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
  const load = LATER[name]
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
