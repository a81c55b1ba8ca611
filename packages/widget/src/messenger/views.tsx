import type { ComponentType } from 'preact'
import { Chat } from './features/chat/chat.tsx'
import { Home } from './features/home/home.tsx'
import { Empty } from './parts/empty.tsx'
import { type Signal, signal } from './signals.ts'
import type { Store } from './store.ts'

type View = ComponentType<{ readonly store: Store }>

/** Views that are fetched when a visitor means to see them; the others come with the first open. */
const LATER: Readonly<Record<string, () => Promise<View>>> = {
  messages: () => import('./features/messages/messages.tsx').then(({ Messages }) => Messages),
}

const here: Signal<Readonly<Record<string, View>>> = signal({ home: Home, chat: Chat })

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
  const view = await load().catch(() => failed(name))
  here.value = { ...here.peek(), [name]: view }
}

/** Stands where a view did not come; its button asks again. */
function failed(name: string): View {
  return ({ store }) => {
    const t = store.t.value
    const again = (): void => {
      const { [name]: _, ...others } = here.peek()
      here.value = others
    }
    return (
      <div class="view">
        <Empty icon="alert" title={t('failed')} hint={t(navigator.onLine ? 'unreachable' : 'offline')}>
          <button type="button" class="secondary" onClick={again}>
            {t('retry')}
          </button>
        </Empty>
      </div>
    )
  }
}
