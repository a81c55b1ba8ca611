import type { Conversation, Customer, WidgetConfig } from '@deskbell/protocol'
import type { Client, ConnectionStatus, ListState, LiveList, UnsentMessage } from '@deskbell/sdk'
import { loadCatalogue } from '../i18n/catalogues.ts'
import { type Translator, translator } from '../i18n/translate.ts'
import { direction } from '../loader/direction.ts'
import type { Place, Shell } from '../loader/types.ts'
import { patiently } from './banner.tsx'
import { createScroller, type Scroller } from './features/chat/scroller.ts'
import { createWriting, type Writing } from './features/chat/writing.ts'
import { follow } from './readable.ts'
import { effect, type Signal, signal } from './signals.ts'
import { createSound, type Sound } from './sound.ts'
import { createThread, type Thread } from './thread.ts'

/** Everything the views read, in signals. */
export interface Store {
  readonly shell: Shell
  readonly client: Client
  readonly t: Signal<Translator>
  readonly dir: Signal<'ltr' | 'rtl'>
  readonly open: Signal<boolean>
  readonly place: Signal<Place>
  readonly config: Signal<WidgetConfig | 'loading' | 'failed'>
  readonly connection: Signal<ConnectionStatus>
  readonly customer: Signal<Customer | null>
  readonly unread: Signal<number>
  readonly unsent: Signal<readonly UnsentMessage[]>
  /** Null while there is no session, and so no conversation. */
  readonly list: Signal<ListState<Conversation> | null>
  /** The present time, renewed twice a minute while the panel is open. */
  readonly now: Signal<number>
  /** The link is down, and has been for longer than a hiccup. */
  readonly down: Signal<boolean>
  readonly thread: Thread
  readonly writing: Writing
  readonly scroller: Scroller
  readonly sound: Sound
  /** Called when the store is destroyed; views that come later add what they have begun. */
  readonly ends: (() => void)[]
  go(place: Place): void
  loadConfig(): void
  loadMore(): void
  reload(): void
  /** Reads the options again. Resolves when the words of their language are here. */
  refresh(): Promise<void>
  destroy(): void
}

/** Builds the store over the client; nothing is asked of the service before `open` turns true. */
export async function createStore(shell: Shell): Promise<Store> {
  const { client } = shell
  const ends: (() => void)[] = []
  const kept = <T>([value, stop]: readonly [Signal<T>, () => void]): Signal<T> => {
    ends.push(stop)
    return value
  }

  const open = signal(false)
  const place = signal<Place>({ name: 'home' })
  const config = signal<WidgetConfig | 'loading' | 'failed'>('loading')
  const customer = kept(follow(client.customer))
  const unread = kept(follow(client.unread))
  const unsent = kept(follow(client.unsent))
  const connection = kept(follow(client.connection))
  const list = signal<ListState<Conversation> | null>(null)
  const now = signal(Date.now())
  const dir = signal<'ltr' | 'rtl'>('ltr')
  const t = signal(await speak())
  const thread = createThread(client, open, place)
  const mayStore = (): boolean => shell.options().consent !== false
  const writing = createWriting(thread, place, mayStore)
  const scroller = createScroller(thread)
  const sound = createSound(mayStore)
  const down = kept(patiently(() => connection.value === 'offline' || config.value === 'failed'))
  let live: LiveList<Conversation> | null = null
  /** Whose conversations they are: what else is known of the customer may change at any time. */
  const who = signal<string | undefined>(undefined)

  async function speak(): Promise<Translator> {
    const locale = shell.locale()
    const made = translator(regional(locale), await loadCatalogue(locale))
    dir.value = direction(locale)
    return made
  }

  function loadConfig(): void {
    config.value = 'loading'
    client.getConfig().then(
      (loaded) => {
        config.value = loaded
        shell.brand(loaded.brandColor)
      },
      () => {
        config.value = 'failed'
      },
    )
  }

  let heard = unread.peek()
  ends.push(
    effect(() => {
      if (unread.value > heard) sound.heard()
      heard = unread.value
    }),
    effect(() => {
      if (!open.value) return
      if (typeof config.peek() === 'string') loadConfig()
      client.resume().catch(() => {})
    }),
    effect(() => {
      who.value = customer.value?.id
    }),
    effect(() => {
      if (!who.value) return
      live = client.conversations()
      const [state, stop] = follow(live.state)
      const end = effect(() => {
        list.value = state.value
      })
      return () => {
        end()
        stop()
        live?.release()
        live = null
        list.value = null
        place.value = { name: 'home' }
      }
    }),
    effect(() => {
      if (!open.value) return
      now.value = Date.now()
      const timer = setInterval(() => {
        now.value = Date.now()
      }, 30_000)
      return () => clearInterval(timer)
    }),
    writing.destroy,
    thread.destroy,
    sound.destroy,
  )

  return {
    shell,
    client,
    t,
    dir,
    open,
    place,
    config,
    connection,
    customer,
    unread,
    unsent,
    list,
    now,
    down,
    thread,
    writing,
    scroller,
    sound,
    ends,
    go(next) {
      place.value = next
    },
    loadConfig,
    loadMore: () => void live?.loadMore(),
    reload: () => void live?.reload(),
    async refresh() {
      t.value = await speak()
    },
    destroy() {
      for (const end of ends) end()
    },
  }
}

/** The visitor's own variety of a language, for dates and times: `en-GB` where we speak `en`. */
function regional(locale: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale.split('-')[0]) ?? locale
}
