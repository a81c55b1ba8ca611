import type { Client } from '@deskbell/sdk'
import { type BookingHandle, createBookings, createGuestBookings } from '@deskbell/sdk/bookings'
import type { Setting } from '../elements/setting.ts'
import type { Deskbell } from '../loader/types.ts'

export interface Wanted {
  readonly setting: Setting
  readonly bookingId: string
  /** A link's token, or its whole address. */
  readonly link: string
  /** The client that the page has already. */
  readonly client: Client | null
}

/** A widget on the same page, as far as it is of use here. */
export interface PageWidget {
  client?(): Promise<Client>
  showConversation?(id: string): Promise<void>
  showContact?: Deskbell['showContact']
  on?: Deskbell['on']
}

export const pageWidget = (): PageWidget => (window as { Deskbell?: PageWidget }).Deskbell ?? {}

/** Clients of our own, where the page has none: one for all elements of a service and workspace. */
const clients = new Map<string, Promise<Client>>()

function ownClient({ url, workspace, locale }: Setting): Promise<Client> {
  const key = JSON.stringify([url, workspace])
  const client =
    clients.get(key) ??
    import('@deskbell/sdk').then((sdk) => sdk.createClient({ url, workspaceKey: workspace, locale }))
  clients.set(key, client)
  return client
}

/** The token of a link, which may be given as its whole address. */
export const tokenOf = (link: string): string => /([^/?#]+)(?:[?#].*)?$/.exec(link.trim())?.[1] ?? ''

/** Begins to follow the booking that an element names; null where it names none. */
export async function openHandle({ setting, bookingId, link, client }: Wanted): Promise<BookingHandle | null> {
  if (link) return createGuestBookings({ url: setting.url, token: tokenOf(link) })
  if (!bookingId) return null
  const shared = client ?? (await pageWidget().client?.()) ?? (await ownClient(setting))
  return createBookings(shared).booking(bookingId)
}
