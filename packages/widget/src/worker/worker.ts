// What takes in push for a page: imported by a service worker of the page's own origin, or one by itworker.
//   importScripts('https://desk.example.com/v1/deskbell-worker.js')

/** What the service sends; a worker may be told other things by its own page. */
interface Told {
  readonly title: string
  readonly body: string
  readonly url: string | null
  /** The same for every try of one notification, so that one is shown. */
  readonly tag: string
  readonly priority: 'low' | 'medium' | 'high' | 'urgent'
}

/** What of a worker's surroundings is used: its types cannot stand beside those of a page. */
interface Surroundings {
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly Tab[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly registration: ServiceWorkerRegistration
  addEventListener(type: 'push', listener: (event: Lasting & { readonly data: PushData | null }) => void): void
  addEventListener(
    type: 'notificationclick',
    listener: (event: Lasting & { readonly notification: Notification }) => void,
  ): void
}
interface Tab {
  readonly url: string
  focus(): Promise<unknown>
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void
}
interface PushData {
  json(): Partial<Told>
}

const worker = globalThis as unknown as Surroundings

/** Marks what was shown from here. */
const OURS = 'deskbell'

function read(data: PushData | null): Told | null {
  try {
    const told = data?.json()
    return told && typeof told.title === 'string' && 'tag' in told && 'priority' in told ? (told as Told) : null
  } catch {
    return null
  }
}

/** A web address, or none: a notification never runs anything. */
function webAddress(url: unknown): URL | null {
  try {
    const address = new URL(String(url))
    return /^https?:$/.test(address.protocol) ? address : null
  } catch {
    return null
  }
}

/** The page without the place in it. */
const pageOf = ({ origin, pathname, search }: URL): string => origin + pathname + search

/** Shows the page that is open already, else opens it; what somebody does in another tab is left alone. */
async function lead(url: unknown): Promise<void> {
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const address = webAddress(url)
  const open = address ? tabs.find((tab) => pageOf(new URL(tab.url)) === pageOf(address)) : tabs[0]
  await (open ? open.focus() : worker.clients.openWindow(address?.href ?? '/'))
}

worker.addEventListener('push', (event) => {
  const told = read(event.data)
  if (!told) return
  const { title, body, url, tag, priority } = told
  const data = { [OURS]: true, url }
  event.waitUntil(
    worker.registration.showNotification(title, { body, tag, data, requireInteraction: priority === 'urgent' }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  const { notification } = event
  if (!notification.data?.[OURS]) return
  notification.close()
  event.waitUntil(lead(notification.data.url))
})
