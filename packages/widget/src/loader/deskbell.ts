import type { UpdateCustomer } from '@deskbell/protocol'
import type { Client } from '@deskbell/sdk'
import { hasEarlierSession } from './earlier.ts'
import { createLauncher, type Launcher } from './launcher.ts'
import type { Deskbell, DeskbellEvents, DeskbellOptions, GetToken, Messenger, Modules, Place } from './types.ts'
import { pageLocale } from './words.ts'

type Listener = (detail: never) => void

/**
 * The widget's command centre: draws the launcher, and fetches everything else once somebody
 * means to use it.
 *
 * @param modules how to fetch the two chunks
 * @param initial options of the page; `boot` may replace them
 */
export function createDeskbell(modules: Modules, initial: DeskbellOptions): Deskbell {
  let options = initial
  let launcher: Launcher | undefined
  let client: Promise<Client> | undefined
  let messenger: Promise<Messenger> | undefined
  let profile: UpdateCustomer = {}
  let getToken: GetToken | undefined
  let brand: string | null = null
  let unread = 0
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

  function paint(): void {
    launcher?.paint({ options, brand, unread, open, busy, failed })
  }

  function startClient(): Promise<Client> {
    client ??= modules.client().then(({ createClient, memoryStorage }) => {
      const token = getToken ?? options.getToken
      const made = createClient({
        url: options.url,
        workspaceKey: options.workspace,
        ...(options.locale && { locale: options.locale }),
        ...(token && { getToken: token }),
        ...(options.consent === false && { storage: memoryStorage() }),
      })
      const stopUnread = made.unread.subscribe((count) => {
        unread = count
        paint()
        emit('unread', count)
      })
      const stopCustomer = made.customer.subscribe((customer) => customer && sendProfile(made))
      cleanup.push(stopUnread, stopCustomer, () => made.destroy())
      return made
    })
    client.catch(() => {
      client = undefined
    })
    return client
  }

  /** What the host said of the customer goes out once there is one, and not twice. */
  async function sendProfile(to: Client): Promise<void> {
    const input = profile
    profile = {}
    if (Object.keys(input).length > 0) await to.update(input)
  }

  function startMessenger(): Promise<Messenger> {
    messenger ??= Promise.all([startClient(), modules.messenger()]).then(async ([ready, { createMessenger }]) => {
      if (!launcher) throw new Error('Deskbell was destroyed')
      const made = await createMessenger({
        root: launcher.root,
        host: launcher.host,
        client: ready,
        options: () => options,
        locale: () => pageLocale(options.locale),
        closed: close,
        brand(color) {
          brand = color
          paint()
        },
      })
      cleanup.push(made.destroy)
      return made
    })
    messenger.catch(() => {
      messenger = undefined
    })
    return messenger
  }

  async function show(place?: Place): Promise<void> {
    await boot()
    busy = true
    failed = false
    paint()
    try {
      const panel = await startMessenger()
      if (!open) {
        open = true
        emit('open', undefined)
      }
      panel.open(place)
    } catch (cause) {
      failed = true
      emit('error', new Error('Deskbell could not be loaded', { cause }))
    }
    busy = false
    paint()
  }

  function close(): void {
    if (!open) return
    open = false
    messenger?.then((panel) => panel.close())
    paint()
    emit('close', undefined)
  }

  const toggle = (): Promise<void> => (open ? Promise.resolve(close()) : show())

  /** Fetches the chunks ahead of the click; a failure is told when somebody clicks. */
  function intent(): void {
    modules.client().catch(() => {})
    modules.messenger().catch(() => {})
  }

  async function boot(more?: Partial<DeskbellOptions>): Promise<void> {
    options = { ...options, ...more }
    if (!document.body) await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }))
    if (!launcher) {
      launcher = createLauncher(toggle, intent)
      listenForCustomLauncher()
      if (options.getToken) startClient().then((made) => made.resume())
      else if (options.consent !== false && (await hasEarlierSession())) {
        startClient().then((made) => made.resume())
      }
    }
    paint()
    booted()
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
    launcher = client = messenger = undefined
    open = busy = failed = false
    unread = 0
  }

  async function logout(): Promise<void> {
    close()
    profile = {}
    getToken = undefined
    if (client || (await hasEarlierSession())) await (await startClient()).logout()
  }

  function missing(call: string): () => Promise<never> {
    return () => {
      const error = new Error(`Deskbell.${call}: this workspace has no such view`)
      // biome-ignore lint/suspicious/noConsole: the page's author must hear of it, and nobody may await this call
      console.warn(error.message)
      const answer = Promise.reject(error)
      answer.catch(() => {})
      return answer
    }
  }

  function change(more: Partial<DeskbellOptions>): void {
    options = { ...options, ...more }
    paint()
    messenger?.then((panel) => panel.refresh())
  }

  async function update(input: UpdateCustomer): Promise<void> {
    profile = { ...profile, ...input }
    const made = await client
    if (made?.customer.get()) await sendProfile(made)
  }

  return {
    boot,
    update,
    async identify(ask) {
      getToken = ask
      await (await startClient()).identify(ask)
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
    showNewMessage: (text) => show({ name: 'chat', id: null, ...(text && { text }) }),
    showConversation: (id) => show({ name: 'chat', id }),
    showArticle: missing('showArticle'),
    search: missing('search'),
    suggest: missing('suggest'),
    showTicket: missing('showTicket'),
    showBooking: missing('showBooking'),
    page: ({ url = location.href, title = document.title } = {}) => update({ page: { url, title } }),
    on(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => set.delete(listener)
    },
    ready: () => ready,
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
