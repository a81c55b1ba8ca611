import type { UpdateCustomer } from '@deskbell/protocol'
import type { ArticleRef, Client } from '@deskbell/sdk'
import type { SupportedLocale } from './words.ts'

export type Theme = 'auto' | 'light' | 'dark'
export type GetToken = () => Promise<string | null>

/** What a page may set, by attributes of the script tag (`data-…`) or in `boot` and `loadDeskbell`. */
export interface DeskbellOptions {
  /** Origin of the service. The script tag derives it from its own address. */
  readonly url: string
  /** The workspace's public key, `wk_…`. */
  readonly workspace: string
  /** Which lower corner. Default `right`. */
  readonly position?: 'right' | 'left'
  /** `auto` follows the visitor's system. Default `auto`. */
  readonly theme?: Theme
  /** A brand colour, `#rrggbb`. Overrides the workspace's own, and shows before that is known. */
  readonly accent?: string
  /** A language tag. Default: the page's `lang`, then the browser's languages. */
  readonly locale?: string
  /** A selector for the page's own buttons that open the messenger, or `none`: then no bell is drawn. */
  readonly launcher?: string
  /** `false`: nothing is kept in the browser, so a conversation ends with the page. Default `true`. */
  readonly consent?: boolean
  /** Identity from the host's server; asked again when a token nears its expiry. */
  readonly getToken?: GetToken
  /** A service worker of the page's own origin that takes in push for us, such as `/sw.js`: see the article on push. */
  readonly serviceWorker?: string
  /** What help to offer here, in place of what the service finds for the page. */
  readonly suggest?: Suggestion
  /** The page the visitor looks at, as `page` was told, and where the browser was then. */
  readonly page?: Required<PageView> & { readonly at: string }
}

/** Articles by their slugs, or words to search for. */
export type Suggestion = string | { readonly articles: readonly string[] }

/** What the messenger tells the page, by event name. */
export interface DeskbellEvents {
  open: undefined
  close: undefined
  /** How many messages wait to be read, over all conversations. */
  unread: number
  /** The customer sent a request by the contact form; `bookingNumber` where it is about a booking. */
  ticket: { readonly id: string; readonly number: number; readonly bookingNumber: number | null }
  /** The messenger could not be loaded; a later try may succeed. */
  error: Error
}

/** The booking that a request is about. */
export interface BookingRef {
  readonly number: number
  readonly service: string
}

/** A page the visitor looks at; shown to agents, and what help is offered for. */
export interface PageView {
  readonly url?: string
  readonly title?: string
}

/** The same calls by script tag and from code. Each waits until the widget can do it. */
export interface Deskbell {
  /** Puts the widget on the page, or back after `shutdown` or `destroy`; options replace earlier ones. */
  boot(options?: Partial<DeskbellOptions>): Promise<void>
  /** What the customer says of themselves. Kept until there is a session; it makes none. */
  update(input: UpdateCustomer): Promise<void>
  /** Who this is, vouched for by the host's server with a signed token. */
  identify(getToken: GetToken): Promise<void>
  /** Ends the session and forgets what was stored; the widget stays, for an unknown visitor. */
  logout(): Promise<void>
  /** `logout`, and the widget leaves the page until `boot`. */
  shutdown(): Promise<void>
  /** Removes every node, listener, socket and timer; keeps what is stored. */
  destroy(): void
  open(): Promise<void>
  close(): void
  toggle(): Promise<void>
  /** Shows the launcher again after `hide`. */
  show(): void
  hide(): void
  showNewMessage(text?: string): Promise<void>
  showConversation(id: string): Promise<void>
  /** Opens an article of the help centre by its slug. */
  showArticle(slug: string): Promise<void>
  /** Opens help with the results of a search. */
  search(query: string): Promise<void>
  /** Offers these articles, or what is found for these words, instead of what fits the page; without any, as before. */
  suggest(what?: Suggestion): void
  /** Opens a customer's request, by its id or by the number people see: `1042`. */
  showTicket(idOrNumber: string | number): Promise<void>
  /** Opens the contact form, at a type of question if its key is given, and about a booking if one is. */
  showContact(typeKey?: string, booking?: BookingRef): Promise<void>
  /** Opens a booking of the customer's by its id, or their bookings. */
  showBooking(id?: string): Promise<void>
  /** Opens what the customer was told, the newest first. */
  showNotifications(): Promise<void>
  /** Opens what a customer may choose: which channel carries what, how often, and when not. */
  showNotificationPreferences(): Promise<void>
  /** Call when a single-page application changes its address. */
  page(view?: PageView): Promise<void>
  /** Calls back on each event; returns what stops it. */
  on<K extends keyof DeskbellEvents>(event: K, listener: (detail: DeskbellEvents[K]) => void): () => void
  /** The client of this page, for what stands beside the messenger; it makes no visitor. */
  client(): Promise<Client>
  /** Resolves once the launcher is on the page. */
  ready(): Promise<void>
  setTheme(theme: Theme): void
  setLocale(locale: string): void
  setConsent(consent: boolean): Promise<void>
}

/** What the loader hands to the messenger: where to draw, and how to speak to the page. */
export interface Shell {
  readonly root: ShadowRoot
  readonly host: HTMLElement
  readonly client: Client
  options(): DeskbellOptions
  /** The language to speak, of those there are. */
  locale(): SupportedLocale
  /** Called when the visitor closes the panel; the launcher follows. */
  closed(): void
  /** The workspace's brand colour, once known, for the launcher. */
  brand(color: string | null): void
  /** The customer sent a request. */
  ticket(sent: DeskbellEvents['ticket']): void
  on: Deskbell['on']
}

/** Where the messenger can be told to go. */
export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'messages' }
  | {
      readonly name: 'chat'
      readonly id: string | null
      readonly text?: string | undefined
      /** What the visitor had read, to go with their question. */
      readonly article?: ArticleRef
    }
  /** The contact form where it was left, or at a type of question, or about a booking. */
  | { readonly name: 'contact'; readonly type?: string | undefined; readonly booking?: BookingRef | undefined }
  /** The customer's bookings, or one of them. */
  | { readonly name: 'bookings'; readonly id?: string | undefined }
  /** A request by id or number; leads on to its conversation. */
  | { readonly name: 'ticket'; readonly id: string }
  /** What the customer was told, or what they want to be told. */
  | { readonly name: 'notices'; readonly choose?: boolean }
  /** Help where it was left, at an article, or with a search. */
  | { readonly name: 'help'; readonly slug?: string; readonly query?: string }

/** What the messenger's chunk makes: the panel, ready to open. */
export interface Messenger {
  /** Shows the panel, at a place if one is given, else where it was left. */
  open(place?: Place): void
  /** Hides the panel and gives the focus back. */
  close(): void
  /** Options changed: theme, language, accent. */
  refresh(): Promise<void>
  destroy(): void
}

/** Fetches the chunk behind the loader. */
export type Behind = () => Promise<typeof import('../behind.ts')>
