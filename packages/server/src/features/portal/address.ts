/** What a form on the page of a request does. */
export type RequestAct = 'reply' | 'reopen' | 'rating'

/** What a form on the page of a booking does. */
export type BookingAct = 'answer' | 'review' | 'message' | 'support' | 'share'
/** A file about a booking. */
export type BookingFile = 'calendar.ics' | 'confirmation.pdf'

/** The page of one booking, which its link opens, and where links are asked for. */
export type BookingPlace =
  | { readonly name: 'bookings' }
  | { readonly name: 'booking'; readonly token: string; readonly act: BookingAct | null }

/** One of the pages about requests, which are never the same for two people. */
export type SupportPlace =
  /** The contact form, its confirmation, one's requests, and the way out. */
  | { readonly name: 'form' | 'sent' | 'requests' | 'sign-out' }
  | { readonly name: 'request'; readonly number: number; readonly act: RequestAct | null }
  | { readonly name: 'link'; readonly token: string; readonly act: RequestAct | null }
  | PreferencesPlace
  | BookingPlace

/** What somebody is told, and how, by links from mails. */
export type PreferencesPlace =
  | { readonly name: 'preferences'; readonly token: string }
  | { readonly name: 'unsubscribe'; readonly topic: string; readonly token: string }

/** One page of the portal, whatever the workspace and the language. */
export type Place =
  | { readonly name: 'home' | 'search' | 'faq' | 'contact' | 'robots' }
  | { readonly name: 'category' | 'article' | 'feedback'; readonly slug: string }
  | SupportPlace
  | { readonly name: 'booking-file'; readonly token: string; readonly file: BookingFile }
  /** Part 0 is the site map itself, or what lists its parts. */
  | { readonly name: 'sitemap'; readonly part: number }
  | { readonly name: 'asset'; readonly file: string }
  /** Below /help, but no page's address. */
  | { readonly name: 'nowhere'; readonly path: string }

export interface Address {
  /** Null stands for the first workspace. */
  readonly workspaceKey: string | null
  /** As it was written; null stands for the workspace's own language. */
  readonly locale: string | null
  readonly place: Place
}

const WORKSPACE = /^\/w\/([^/]+)(?=\/)/
const LOCALE = /^\/([a-z]{2,3}(?:-[a-z0-9]{1,8})*)(?=\/(?:help|contact|support|bookings)(?:\/|$))/i
const FIXED: Readonly<Record<string, Place>> = {
  '/help': { name: 'home' },
  '/help/search': { name: 'search' },
  '/help/faq': { name: 'faq' },
  '/contact': { name: 'contact' },
  '/help/contact': { name: 'contact' },
  '/support': { name: 'form' },
  '/support/contact': { name: 'form' },
  '/support/contact/sent': { name: 'sent' },
  '/support/tickets': { name: 'requests' },
  '/support/sign-out': { name: 'sign-out' },
  '/bookings': { name: 'bookings' },
}
const SLUG = '([a-z0-9]+(?:-[a-z0-9]+)*)'
const ARTICLE = new RegExp(`^/help/articles/${SLUG}(/feedback)?$`)
const CATEGORY = new RegExp(`^/help/${SLUG}$`)
const ACT = '(?:/(reply|reopen|rating))?'
const REQUEST = new RegExp(`^/support/tickets/([1-9]\\d{0,8})${ACT}$`)
const LINK = new RegExp(`^/support/link/([\\w-]{1,100})${ACT}$`)
const BOOKING = /^\/bookings\/([\w-]{1,100})(?:\/(answer|review|message|support|share))?$/
const BOOKING_FILE = /^\/bookings\/([\w-]{1,100})\/(calendar\.ics|confirmation\.pdf)$/
const PREFERENCES = /^\/support\/preferences\/([\w.-]{1,300})$/
const UNSUBSCRIBE = /^\/support\/unsubscribe\/([a-z]{1,20})\/([\w.-]{1,300})$/
const SITEMAP = /^\/sitemap(?:-([1-9]\d{0,3}))?\.xml$/

/**
 * What a path asks of the portal, or null where it is none of the portal's business.
 *
 * @example parseAddress('/ar/help/articles/refunds') // { workspaceKey: null, locale: 'ar', place: { name: 'article', slug: 'refunds' } }
 */
export function parseAddress(path: string): Address | null {
  const workspace = WORKSPACE.exec(path)
  const inWorkspace = workspace ? path.slice(workspace[0].length) : path
  const language = LOCALE.exec(inWorkspace)
  const rest = language ? inWorkspace.slice(language[0].length) : inWorkspace
  const place = language ? pageAt(rest) : (pageAt(rest) ?? fileAt(rest))
  return place && { workspaceKey: workspace?.[1] ?? null, locale: language?.[1] ?? null, place }
}

function pageAt(path: string): Place | null {
  const trimmed = path.replace(/\/+$/, '')
  const fixed = Object.hasOwn(FIXED, trimmed) ? FIXED[trimmed] : undefined
  if (fixed) return fixed
  const article = ARTICLE.exec(trimmed)
  if (article?.[1]) return { name: article[2] ? 'feedback' : 'article', slug: article[1] }
  const file = BOOKING_FILE.exec(trimmed)
  if (file?.[1]) return { name: 'booking-file', token: file[1], file: file[2] as BookingFile }
  const support = supportAt(trimmed)
  if (support) return support
  const category = CATEGORY.exec(trimmed)?.[1]
  if (category) return { name: 'category', slug: category }
  if (trimmed.startsWith('/help/assets/')) return { name: 'asset', file: trimmed.slice('/help/assets/'.length) }
  // Pictures and downloads have a route of their own.
  if (trimmed.startsWith('/help/files/')) return null
  return /^\/(help|support)\//.test(trimmed) ? { name: 'nowhere', path: trimmed } : null
}

function supportAt(path: string): SupportPlace | null {
  const request = REQUEST.exec(path)
  if (request) return { name: 'request', number: Number(request[1]), act: actOf(request[2]) }
  const link = LINK.exec(path)
  if (link?.[1]) return { name: 'link', token: link[1], act: actOf(link[2]) }
  const booking = BOOKING.exec(path)
  if (booking?.[1]) return { name: 'booking', token: booking[1], act: (booking[2] as BookingAct | undefined) ?? null }
  const preferences = PREFERENCES.exec(path)?.[1]
  if (preferences) return { name: 'preferences', token: preferences }
  const [, topic, token] = UNSUBSCRIBE.exec(path) ?? []
  return topic && token ? { name: 'unsubscribe', topic, token } : null
}

function actOf(text: string | undefined): RequestAct | null {
  return (text as RequestAct | undefined) ?? null
}

function fileAt(path: string): Place | null {
  if (path === '/robots.txt') return { name: 'robots' }
  const sitemap = SITEMAP.exec(path)
  return sitemap && { name: 'sitemap', part: Number(sitemap[1] ?? 0) }
}

/** The path of a page within its workspace and language. */
export function pathOf(place: Place): string {
  switch (place.name) {
    case 'home':
      return '/help'
    case 'search':
      return '/help/search'
    case 'faq':
      return '/help/faq'
    case 'contact':
      return '/contact'
    case 'form':
      return '/support/contact'
    case 'sent':
      return '/support/contact/sent'
    case 'requests':
      return '/support/tickets'
    case 'sign-out':
      return '/support/sign-out'
    case 'request':
      return `/support/tickets/${place.number}${place.act ? `/${place.act}` : ''}`
    case 'link':
      return `/support/link/${place.token}${place.act ? `/${place.act}` : ''}`
    case 'bookings':
      return '/bookings'
    case 'booking':
      return `/bookings/${place.token}${place.act ? `/${place.act}` : ''}`
    case 'booking-file':
      return `/bookings/${place.token}/${place.file}`
    case 'preferences':
      return `/support/preferences/${place.token}`
    case 'unsubscribe':
      return `/support/unsubscribe/${place.topic}/${place.token}`
    case 'robots':
      return '/robots.txt'
    case 'category':
      return `/help/${place.slug}`
    case 'article':
      return `/help/articles/${place.slug}`
    case 'feedback':
      return `/help/articles/${place.slug}/feedback`
    case 'sitemap':
      return place.part === 0 ? '/sitemap.xml' : `/sitemap-${place.part}.xml`
    case 'asset':
      return `/help/assets/${place.file}`
    case 'nowhere':
      return place.path
  }
}
