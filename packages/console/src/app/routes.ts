import { INBOX_VIEWS, type InboxView } from '@deskbell/protocol'

export const SETTINGS_PAGES = ['profile', 'workspace', 'hours', 'install', 'team', 'failed-jobs'] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]
/** How tickets are asked for, handed on, timed and answered: settings whose code comes when they are opened. */
export const SETUP_PAGES = ['ticket-types', 'teams', 'sla', 'responses', 'tickets'] as const
export type SetupPage = (typeof SETUP_PAGES)[number]

/** What is sent, to whom and by what: settings whose code comes when they are opened. */
export const NOTICE_PAGES = [
  'notifications',
  'templates',
  'deliveries',
  'suppressions',
  'channels',
  'webhooks',
  'mailbox',
] as const
export type NoticePage = (typeof NOTICE_PAGES)[number]

/** How bookings go their way, and who may bring them in: settings whose code comes when they are opened. */
export const BOOKING_PAGES = ['bookings', 'api-keys'] as const
export type BookingPage = (typeof BOOKING_PAGES)[number]

export const HELP_PAGES = ['articles', 'categories', 'rules', 'insights'] as const
export type HelpPage = (typeof HELP_PAGES)[number]

/** The lists of tickets. Each further filter stands in the query. */
export const TICKET_VIEWS = ['mine', 'unassigned', 'urgent', 'waiting', 'open', 'at-risk', 'breached', 'all'] as const
export type TicketList = (typeof TICKET_VIEWS)[number]

/** Every place of the console. Tokens are read from the fragment and never stand in a path or query. */
export type Route =
  | { readonly name: 'inbox'; readonly view: InboxView; readonly conversationId: string | null }
  | { readonly name: 'tickets'; readonly view: TicketList; readonly ticketId: string | null }
  | { readonly name: 'log-call' }
  | { readonly name: 'settings'; readonly page: SettingsPage }
  | { readonly name: 'help'; readonly page: HelpPage }
  | { readonly name: 'help-article'; readonly articleId: string; readonly locale: string }
  | { readonly name: 'setup'; readonly page: SetupPage; readonly item: string | null }
  | { readonly name: 'notice'; readonly page: NoticePage; readonly item: string | null }
  | { readonly name: 'booking-setup'; readonly page: BookingPage }
  | { readonly name: 'bookings'; readonly bookingId: string | null }
  | { readonly name: 'follow-ups' }
  | { readonly name: 'reviews' }
  /** The day and the messages of somebody who drives to customers, or one visit of theirs. */
  | { readonly name: 'provider'; readonly page: 'today' | 'messages'; readonly bookingId: string | null }
  | { readonly name: 'notifications' }
  | { readonly name: 'reports' }
  | { readonly name: 'invitation' }
  | { readonly name: 'sign-up' }
  | { readonly name: 'verify' }
  | { readonly name: 'forgot-password' }
  | { readonly name: 'reset-password' }
  | { readonly name: 'not-found' }

export const BASE = '/console/'
/** Where anybody asks for a workspace, on a server that is open for that. */
export const SIGN_UP = `${BASE}sign-up`
/** Where anybody asks for a link to choose a new password. */
export const FORGOT_PASSWORD = `${BASE}forgot-password`

/** The ways in, which can be seen without signing in. */
const PUBLIC_PAGES = ['invitation', 'sign-up', 'verify', 'forgot-password', 'reset-password'] as const

/**
 * The route of a path; anything unknown is `not-found`.
 *
 * @example parseRoute('/console/inbox/mine') // { name: 'inbox', view: 'mine', conversationId: null }
 */
export function parseRoute(path: string): Route {
  if (path !== '/console' && !path.startsWith(BASE)) return { name: 'not-found' }
  const parts = path.slice(BASE.length).split('/').filter(Boolean)
  const [first, second, third] = parts
  if (first === 'help') return parseHelp(parts.slice(1))
  if (parts.length > 3) return { name: 'not-found' }
  if (first === undefined) return { name: 'inbox', view: 'mine', conversationId: null }
  if (first === 'inbox') return parseInbox(second, third)
  if (first === 'tickets') return parseTickets(second, third)
  if (first === 'bookings' && third === undefined) return parseBookings(second)
  if (first === 'provider') return parseProvider(second, third)
  if (first === 'follow-ups' && second === undefined) return { name: 'follow-ups' }
  if (first === 'reviews' && second === undefined) return { name: 'reviews' }
  if (first === 'settings' && third === undefined) return parseSettings(second)
  if (first === 'settings' && second !== undefined) return parseSetup(second, third)
  if (first === 'notifications' && second === undefined) return { name: 'notifications' }
  if (first === 'reports' && second === undefined) return { name: 'reports' }
  const door = PUBLIC_PAGES.find((page) => page === first)
  return door && second === undefined ? { name: door } : { name: 'not-found' }
}

function parseInbox(view = 'mine', conversationId: string | undefined): Route {
  const known = INBOX_VIEWS.find((one) => one === view)
  if (!known) return { name: 'not-found' }
  if (conversationId !== undefined && !/^cnv_[0-9a-z]{26}$/.test(conversationId)) return { name: 'not-found' }
  return { name: 'inbox', view: known, conversationId: conversationId ?? null }
}

function parseTickets(view = 'mine', ticketId: string | undefined): Route {
  if (view === 'call' && ticketId === undefined) return { name: 'log-call' }
  const known = TICKET_VIEWS.find((one) => one === view)
  if (!known) return { name: 'not-found' }
  if (ticketId !== undefined && !/^tkt_[0-9a-z]{26}$/.test(ticketId)) return { name: 'not-found' }
  return { name: 'tickets', view: known, ticketId: ticketId ?? null }
}

function parseBookings(bookingId: string | undefined): Route {
  if (bookingId !== undefined && !/^bkg_[0-9a-z]{26}$/.test(bookingId)) return { name: 'not-found' }
  return { name: 'bookings', bookingId: bookingId ?? null }
}

function parseProvider(page: string | undefined, bookingId: string | undefined): Route {
  if (page === undefined) return { name: 'provider', page: 'today', bookingId: null }
  if (page === 'messages' && bookingId === undefined) return { name: 'provider', page, bookingId: null }
  if (page !== 'bookings' || !/^bkg_[0-9a-z]{26}$/.test(bookingId ?? '')) return { name: 'not-found' }
  return { name: 'provider', page: 'today', bookingId: bookingId ?? null }
}

function parseSettings(page = 'profile'): Route {
  const known = SETTINGS_PAGES.find((one) => one === page)
  if (known) return { name: 'settings', page: known }
  const booking = BOOKING_PAGES.find((one) => one === page)
  return booking ? { name: 'booking-setup', page: booking } : parseSetup(page)
}

/** Which kind of thing each page edits on a page of its own, by the beginning of its ids. */
const ITEMS: Partial<Record<SetupPage, string>> = { 'ticket-types': 'tty', sla: 'slp', responses: 'mac' }

function parseSetup(page: string, item?: string): Route {
  const known = SETUP_PAGES.find((one) => one === page)
  if (!known) return parseNotice(page, item)
  if (item === undefined) return { name: 'setup', page: known, item: null }
  const kind = ITEMS[known]
  const fits = kind !== undefined && (item === 'new' || new RegExp(`^${kind}_[0-9a-z]{26}$`).test(item))
  return fits ? { name: 'setup', page: known, item } : { name: 'not-found' }
}

/** What may stand behind a page about what is sent: a delivery, or a kind of notification by its name. */
const NOTICE_ITEMS: Partial<Record<NoticePage, RegExp>> = {
  deliveries: /^dlv_[0-9a-z]{26}$/,
  templates: /^[a-z][a-z0-9_]*$/,
}

function parseNotice(page: string, item: string | undefined): Route {
  const known = NOTICE_PAGES.find((one) => one === page)
  const fits = item === undefined || (known !== undefined && NOTICE_ITEMS[known]?.test(item))
  if (!known || !fits) return { name: 'not-found' }
  return { name: 'notice', page: known, item: item ?? null }
}

function parseHelp([page = 'articles', articleId, locale, ...rest]: string[]): Route {
  const known = HELP_PAGES.find((one) => one === page)
  if (known && articleId === undefined) return { name: 'help', page: known }
  const whole = known === 'articles' && rest.length === 0 && articleId !== undefined && locale !== undefined
  if (!whole || !/^art_[0-9a-z]{26}$/.test(articleId) || !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(locale))
    return { name: 'not-found' }
  return { name: 'help-article', articleId, locale }
}

/** The address of an inbox view, or of one conversation in it. */
export function inboxHref(view: InboxView, conversationId?: string | null): string {
  return conversationId ? `${BASE}inbox/${view}/${conversationId}` : `${BASE}inbox/${view}`
}

/** The address of a list of tickets, or of one ticket in it; `search` is a query with its `?`, or nothing. */
export function ticketsHref(view: TicketList, ticketId?: string | null, search = ''): string {
  return `${BASE}tickets/${view}${ticketId ? `/${ticketId}` : ''}${search}`
}

/** Every booking of a day; `search` is a query with its `?`, or nothing. */
export const bookingsHref = (search = ''): string => `${BASE}bookings${search}`
export const bookingHref = (bookingId: string): string => `${BASE}bookings/${bookingId}`
/** Customers who did not confirm that the work is done; `search` is a query with its `?`, or nothing. */
export const followUpsHref = (search = ''): string => `${BASE}follow-ups${search}`
/** What customers say of bookings; `search` is a query with its `?`, or nothing. */
export const reviewsHref = (search = ''): string => `${BASE}reviews${search}`

/** A provider's day; `search` is a query with its `?`, or nothing. */
export const providerHref = (search = ''): string => `${BASE}provider${search}`
export const visitHref = (bookingId: string, search = ''): string => `${BASE}provider/bookings/${bookingId}${search}`
export const PROVIDER_MESSAGES = `${BASE}provider/messages`

export const bookingSetupHref = (page: BookingPage): string => `${BASE}settings/${page}`

/** Where a telephone call is written down. */
export const LOG_CALL = `${BASE}tickets/call`

export function settingsHref(page: SettingsPage): string {
  return `${BASE}settings/${page}`
}

/** The address of a page that sets up tickets, or of one thing it edits; `new` for one to be made. */
export function setupHref(page: SetupPage, item?: string): string {
  return item ? `${BASE}settings/${page}/${item}` : `${BASE}settings/${page}`
}

/** The address of a page about what is sent, or of one thing it shows; `search` is a query with its `?`, or nothing. */
export function noticeHref(page: NoticePage, item?: string | null, search = ''): string {
  return `${BASE}settings/${page}${item ? `/${item}` : ''}${search}`
}

/** The address of a kept mail. Its id may have a dot, which the server takes for a file's. */
export const mailHref = (mailId: string): string =>
  noticeHref('mailbox', null, `?${new URLSearchParams({ mail: mailId })}`)

/** An agent's own notification centre. */
export const NOTIFICATIONS = `${BASE}notifications`

export const REPORTS = `${BASE}reports`

export function helpHref(page: HelpPage): string {
  return page === 'articles' ? `${BASE}help` : `${BASE}help/${page}`
}

/** The address of one language of an article. */
export function articleHref(articleId: string, locale: string): string {
  return `${BASE}help/articles/${articleId}/${locale}`
}

/** Whether a route can be seen without signing in. */
export function isPublic(route: Route): boolean {
  return PUBLIC_PAGES.some((page) => page === route.name)
}
