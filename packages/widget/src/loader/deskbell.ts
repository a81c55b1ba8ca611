import type { UpdateCustomer } from '@deskbell/protocol'
import { hasEarlierSession } from './earlier.ts'
import { createLauncher, type Launcher } from './launcher.ts'
import { lazy } from './lazy.ts'
import type { Behind, Deskbell, DeskbellEvents, DeskbellOptions, GetToken, Place } from './types.ts'
import { pageLocale, type SupportedLocale } from './words.ts'

type Listener = (detail: never) => void

/**
 * The widget's command centre: draws the launcher, and fetches everything else once somebody
 * means to use it.
 *
 * @param behind how to fetch what does the rest
 * @param initial options of the page; `boot` may replace them
 */
export function createDeskbell(behind: Behind, initial: DeskbellOptions): Deskbell {
  let options = initial
  let launcher: Launcher | undefined
  let profile: UpdateCustomer = {}
  let getToken: GetToken | undefined
  let brand: string | null = null
  let unread = 0
  let waiting = ''
  let open = false
  let busy = false
  let failed = false
  let booted: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    booted = resolve
  })
  /** Ends what the present life of the widget has begun. */
  let cleanup: (() => void)[] = []
  const listeners = new Map<string, Set<Listener>>()

  function emit<K extends keyof DeskbellEvents>(event: K, detail: DeskbellEvents[K]): void {
    for (const listener of listeners.get(event) ?? []) (listener as (detail: DeskbellEvents[K]) => void)(detail)
  }

  const on: Deskbell['on'] = (event, listener) => {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set.add(listener))
    return () => set.delete(listener)
  }

  function paint(): void {
    launcher?.paint({ options, brand, unread, waiting, open, busy, failed })
  }

  const locale = (): SupportedLocale => pageLocale(options.locale)

  const session = lazy(async () => {
    const made = (await behind()).openSession({
      options,
      getToken: getToken ?? options.getToken,
      locale: locale(),
      profile,
      unread(count, words) {
        unread = count
        waiting = words
        paint()
        emit('unread', count)
      },
    })
    cleanup.push(made.end)
    return made
  })

  const messenger = lazy(async () => {
    const { client } = await session()
    const { createMessenger } = await behind()
    if (!launcher) throw new Error('Deskbell is gone')
    const made = await createMessenger({
      root: launcher.root,
      host: launcher.host,
      client,
      options: () => options,
      locale,
      closed: close,
      brand(color) {
        brand = color
        paint()
      },
      ticket: (sent) => emit('ticket', sent),
      on,
    })
    // The panel goes before the client it listens to.
    cleanup.unshift(made.destroy)
    return made
  })

  async function show(place?: Place): Promise<void> {
    await boot()
    busy = true
    failed = false
    paint()
    try {
      const panel = await messenger()
      if (!open) {
        open = true
        emit('open', undefined)
      }
      panel.open(place)
    } catch (cause) {
      failed = true
      emit('error', cause as Error)
    }
    busy = false
    paint()
  }

  function close(): void {
    if (!open) return
    open = false
    messenger.now()?.then((panel) => panel.close())
    paint()
    emit('close', undefined)
  }

  const toggle = async (): Promise<void> => (open ? close() : show())

  /** Fetches the chunk ahead of the click; a failure is told when somebody clicks. */
  function intent(): void {
    behind().catch(() => {})
  }

  async function boot(more: Partial<DeskbellOptions> = {}): Promise<void> {
    if (!document.body) await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }))
    const first = !launcher
    launcher ??= createLauncher(toggle, intent)
    change(more)
    booted()
    if (!first) return
    listenForCustomLauncher()
    if (options.getToken || (options.consent !== false && (await hasEarlierSession()))) {
      // Without a connection there is nothing to show yet; opening the panel says why.
      session()
        .then(({ client }) => client.resume())
        .catch(() => {})
    }
  }

  /** The page's own buttons: those the options name, and any marked `data-deskbell-open`. */
  function listenForCustomLauncher(): void {
    const press = ({ target }: Event): void => {
      const { launcher: selector = 'none' } = options
      const own = selector === 'none' ? '' : `,${selector}`
      if ((target as Element | null)?.closest?.(`[data-deskbell-open]${own}`)) toggle()
    }
    document.addEventListener('click', press)
    cleanup.push(() => document.removeEventListener('click', press))
  }

  function destroy(): void {
    for (const end of cleanup) end()
    cleanup = []
    launcher?.remove()
    launcher = undefined
    session.forget()
    messenger.forget()
    open = busy = failed = false
    unread = 0
  }

  async function logout(): Promise<void> {
    close()
    profile = {}
    getToken = undefined
    if (session.now() || (await hasEarlierSession())) await (await session()).logout()
  }

  function change(more: Partial<DeskbellOptions>): void {
    options = { ...options, ...more }
    paint()
    messenger.now()?.then((panel) => panel.refresh())
  }

  async function update(input: UpdateCustomer): Promise<void> {
    profile = { ...profile, ...input }
    await (await session.now())?.say(input)
  }

  return {
    boot,
    update,
    async identify(ask) {
      getToken = ask
      await (await session()).client.identify(ask)
    },
    logout,
    async shutdown() {
      await logout()
      destroy()
    },
    destroy,
    open: () => show(),
    close,
    toggle,
    show() {
      if (launcher) launcher.host.hidden = false
    },
    hide() {
      close()
      if (launcher) launcher.host.hidden = true
    },
    showNewMessage: (text) => show({ name: 'chat', id: null, text }),
    showConversation: (id) => show({ name: 'chat', id }),
    showTicket: (id) => show({ name: 'ticket', id: `${id}` }),
    showContact: (type, booking) => show({ name: 'contact', type, booking }),
    showBooking: (id) => show({ name: 'bookings', id }),
    showNotifications: () => show({ name: 'notices' }),
    showNotificationPreferences: () => show({ name: 'notices', choose: true }),
    showArticle: (slug) => show({ name: 'help', slug }),
    search: (query) => show({ name: 'help', query }),
    suggest: (suggest) => change({ suggest } as Partial<DeskbellOptions>),
    page({ url = location.href, title = document.title } = {}) {
      change({ page: { url, title, at: location.href } })
      return update({ page: { url, title } })
    },
    on,
    ready: () => ready,
    client: async () => (await session()).client,
    setTheme: (theme) => change({ theme }),
    setLocale: (locale) => change({ locale }),
    async setConsent(consent) {
      if (consent === (options.consent !== false)) return
      if (!consent) await logout()
      destroy()
      await boot({ consent })
    },
  }
}
