import { CodedError, type HelpActivity, Locale } from '@deskbell/protocol'
import type { Next } from 'hono'
import * as v from 'valibot'
import type { Ctx, Deps } from '../../platform/context.ts'
import { toCodedError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { readBookingLink } from '../bookings/index.ts'
import { createKeep, type Keep, type Reader, resolveReader } from '../help/index.ts'
import { countPage } from '../help-insights/index.ts'
import { readLink } from '../support-links/index.ts'
import { findFirstWorkspace, findWorkspace } from '../workspaces/index.ts'
import { type Address, type Place, parseAddress, pathOf, type SupportPlace } from './address.ts'
import { findAgain, keepAgain } from './again.ts'
import { type Answer, answerOf, send } from './answer.ts'
import { openBooking } from './bookings/door.ts'
import { sendBookingFile } from './bookings/files.ts'
import { strayDocument } from './bookings/pages/stray.tsx'
import { findFile } from './look/assets.ts'
import type { Page, Served } from './page.ts'
import { notFoundPage } from './pages/not-found.tsx'
import { problemPage } from './pages/problem.tsx'
import { documentOf } from './parts/frame.tsx'
import { type Plan, planOf } from './plan.ts'
import { policyOf } from './policy.ts'
import { readOwnLink } from './preferences/links.ts'
import { link, nearest, openSite, type Site, type SiteAt, speaks } from './site.ts'
import { robotsOf, sitemapOf } from './sitemap.ts'
import { methodsOf, serveSupport } from './support/serve.ts'
import { supportLocales } from './support/words.ts'
import { takeVote } from './votes.ts'

const PUBLIC = 'public, max-age=60, stale-while-revalidate=600'
const HTML = 'text/html; charset=utf-8'
const FOREVER = 'public, max-age=31536000, immutable'
/** What is read most changes without a revision, so no page is kept for longer. */
const KEPT_MS = 60_000
/** Longer ones, such as a site map of thousands, are made anew. */
const KEPT_BYTES = 2_000_000

interface Kept {
  /** What the page was made of: the help centre's revision and the workspace's settings. */
  readonly revision: number
  readonly settings: string
  readonly answer: Answer
}

const keeps = new WeakMap<Deps['db'], Keep>()

/** Answers for the pages of the portal, and passes on everything else. */
export async function servePortal(c: AppContext, next: Next): Promise<Response | undefined> {
  const again = findAgain(c)
  if (again && (await isWithinLimit(c))) {
    const { answer, reader, route } = again
    c.set('route', route)
    if (answer.activity) count(c, reader, answer.activity)
    return send(c, answer)
  }
  const address = parseAddress(c.req.path)
  const at = address && (await siteAt(c, address))
  if (address && !at && /^booking/.test(address.place.name)) return sendStray(c, address)
  if (!address || !at) {
    await next()
    return undefined
  }
  const { place } = address
  c.set('route', routeOf(place))
  if (at === 'everywhere') return sendFile(c, place)
  try {
    await checkMethod(c, place)
    if (place.name === 'feedback') return await redirectVoter(c, at, place.slug)
    const wanted = link(at, place)
    if (place.name !== 'nowhere' && wanted !== c.req.path && c.req.method !== 'POST') {
      return c.redirect(wanted + searchOf(c), isSupport(place) || place.name === 'booking-file' ? 302 : 301)
    }
    if (place.name === 'booking-file') return await sendFileOfBooking(c, at, place)
    return isSupport(place) ? await sendSupport(c, at, place) : await sendPage(c, at, place)
  } catch (error) {
    return sendProblem(c, at, place, toCodedError(error))
  }
}

/** The address with what differs from page to page left out: for logs and metrics, which name nobody. */
function routeOf(place: Place): string {
  if ('slug' in place) return pathOf({ ...place, slug: ':slug' })
  if ('token' in place) return pathOf({ ...place, token: ':token' })
  return place.name === 'request'
    ? `/support/tickets/:number${place.act ? `/${place.act}` : ''}`
    : pathOf(withoutPart(place))
}

function isSupport(place: Place): place is SupportPlace {
  return /^(form|sent|requests|request|sign-out|link|preferences|unsubscribe|bookings?)$/.test(place.name)
}

/** One label for all parts of a site map, all assets, and all addresses where nothing is. */
function withoutPart(place: Place): Place {
  if (place.name === 'sitemap') return { name: 'sitemap', part: 0 }
  if (place.name === 'asset') return { name: 'asset', file: ':file' }
  return place.name === 'nowhere' ? { name: 'nowhere', path: `/${place.path.split('/', 2)[1]}/*` } : place
}

/** Whose pages an address is about; `everywhere` for files that are the same for all, null for nobody's. */
async function siteAt(c: AppContext, { workspaceKey, locale, place }: Address): Promise<SiteAt | 'everywhere' | null> {
  if (place.name === 'asset') return 'everywhere'
  const deps = c.get('deps')
  const isHosted = deps.config.mode === 'hosted'
  if (place.name === 'robots') return workspaceKey === null ? 'everywhere' : null
  const key = isHosted ? (workspaceKey ?? (await keyOfLink(c, place))) : await firstKey(deps)
  // Clients need not know the mode: an address with the key leads to the short one.
  if (key === null || (workspaceKey !== null && workspaceKey !== key)) return null
  const asked = v.safeParse(Locale, locale ?? undefined)
  const query = { workspace: key, ...(asked.success && { locale: asked.output }) }
  const reader = await resolveReader(ctxOf(c), query).catch((error: unknown) => {
    if (error instanceof CodedError && error.code === 'not_found') return null
    throw error
  })
  return reader && { workspaceKey: key, prefix: isHosted ? `/w/${key}` : '', reader }
}

const firstKeys = new WeakMap<Deps['db'], string>()

/** The key of a self-hosted service's workspace; once there, it stays. */
async function firstKey({ db }: Deps): Promise<string | null> {
  const known = firstKeys.get(db)
  if (known !== undefined) return known
  const first = await findFirstWorkspace(db)
  if (!first) return null
  firstKeys.set(db, first.key)
  return first.key
}

/** Mailed links name no workspace; their token knows it. */
async function keyOfLink(c: AppContext, place: Place): Promise<string | null> {
  if (place.name === 'preferences' || place.name === 'unsubscribe') {
    const own = readOwnLink(c.get('deps'), place)
    return (own && (await findWorkspace(c.get('deps').db, own.workspaceId))?.key) ?? null
  }
  if (place.name === 'booking' || place.name === 'booking-file') {
    await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.publicRead)
    const found = await readBookingLink(c.get('deps'), place.token)
    return (found && (await findWorkspace(c.get('deps').db, found.workspace_id))?.key) ?? null
  }
  if (place.name !== 'link') return null
  // Counted, so that guessing tokens is slow.
  await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.publicRead)
  const found = await readLink(ctxOf(c), place.token)
  return (found && (await findWorkspace(c.get('deps').db, found.workspace_id))?.key) ?? null
}

function ctxOf(c: AppContext, workspaceId = ''): Ctx {
  return { deps: c.get('deps'), workspaceId, actor: { kind: 'anonymous' }, requestId: c.get('requestId') }
}

async function checkMethod(c: AppContext, place: Place): Promise<void> {
  const takes = isSupport(place) ? methodsOf(place) : place.name === 'feedback' ? ['POST'] : ['GET', 'HEAD']
  if (!takes.includes(c.req.method))
    throw new CodedError('method_not_allowed', `This address takes ${takes.join(', ')}`)
  // Counts by itself: a mail service unsubscribes many people from few addresses.
  if (place.name === 'unsubscribe' && c.req.method === 'POST') return
  const rule = c.req.method === 'POST' ? RATE_RULES.publicWrite : RATE_RULES.publicRead
  await c.get('deps').limiter.consume(c.get('ip'), rule)
}

/** Whoever is not is told so in words, further on. */
async function isWithinLimit(c: AppContext): Promise<boolean> {
  try {
    await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.publicRead)
    return true
  } catch {
    return false
  }
}

function searchOf(c: AppContext): string {
  const at = c.req.url.indexOf('?')
  return at < 0 ? '' : c.req.url.slice(at)
}

async function sendPage(c: AppContext, at: SiteAt, place: Place): Promise<Response> {
  const { db, clock } = c.get('deps')
  const now = clock.now()
  const plan = planOf(place, new URLSearchParams(searchOf(c)), now)
  const { workspaceId, locale, revision, settings } = at.reader
  const keep = keeps.get(db) ?? createKeep()
  keeps.set(db, keep)
  const name = `${workspaceId}\n${locale}\n${plan?.name ?? pathOf(place)}`
  const kept = keep.find<Kept>(name, now - KEPT_MS)
  let answer = kept?.revision === revision && kept.settings === settings ? kept.answer : null
  if (!answer) {
    answer = await makeAnswer(c, at, place, plan)
    const size = answer.bytes.length
    if (answer.status === 200 && size < KEPT_BYTES) {
      keep.set(name, { revision, settings, answer } satisfies Kept, { size: size * 2, at: now })
    }
  }
  // What is said of office hours is true for a minute.
  if (answer.status === 200 && place.name !== 'contact') keepAgain(c, at, answer)
  if (answer.activity) count(c, at.reader, answer.activity)
  return send(c, answer)
}

async function makeAnswer(c: AppContext, at: SiteAt, place: Place, plan: Plan | null): Promise<Answer> {
  const site = await openSite(ctxOf(c, at.reader.workspaceId), at)
  if (plan === null) return sitemapAnswer(site, place)
  if (speaks(site)) return pageAnswer(site, await plan.make(site))
  const { ownLocale } = at.reader
  const own = await openSite(site.ctx, { ...at, reader: { ...at.reader, locale: ownLocale } })
  return pageAnswer(own, await notFoundPage(own, place))
}

function pageAnswer(site: Site, page: Page, cacheControl?: string): Answer {
  const { status = 200, activity } = page
  return answerOf(documentOf(site, page), {
    status,
    type: HTML,
    cacheControl: cacheControl ?? (status === 200 ? PUBLIC : 'no-store'),
    headers: { 'Content-Security-Policy': policyOf(site.ctx.deps.config), 'Content-Language': site.t.locale },
    activity,
  })
}

/** Links in mails name the language that somebody speaks, whatever it is; the rest is asked for in one that is here. */
async function servedAt(c: AppContext, site: Site, place: SupportPlace): Promise<Served> {
  const isMailed = place.name === 'preferences' || place.name === 'unsubscribe'
  if (speaks(site) || (isMailed && c.req.method === 'POST')) return serveSupport(c, site, place)
  return isMailed ? { to: link(site, place, nearest(site, supportLocales(site))) } : notFoundPage(site, place)
}

/** Never kept, and told to nobody: what stands here is one person's. */
async function sendSupport(c: AppContext, at: SiteAt, place: SupportPlace): Promise<Response> {
  const site = await openSite(ctxOf(c, at.reader.workspaceId), at)
  const served = await servedAt(c, site, place)
  if ('to' in served) {
    c.header('Cache-Control', 'no-store')
    return c.redirect(served.to, 303)
  }
  const answer = pageAnswer(site, served, 'no-store')
  // Other sites learn nothing of the address, which may hold a token; our own forms must say where they come from.
  const headers = { ...answer.headers, 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' }
  const response = await send(c, { ...answer, headers })
  if (served.retryAfterSeconds) response.headers.set('Retry-After', String(served.retryAfterSeconds))
  return response
}

/** The file of a link that opens nothing is the page that says so. */
async function sendFileOfBooking(
  c: AppContext,
  at: SiteAt,
  { token, file }: Extract<Place, { name: 'booking-file' }>,
): Promise<Response> {
  const site = await openSite(ctxOf(c, at.reader.workspaceId), at)
  // Setting a document takes as long as many pages do.
  if (file === 'confirmation.pdf') await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.publicWrite)
  const door = await openBooking(site.ctx, token)
  return door ? sendBookingFile(c, site, door, file) : sendSupport(c, at, { name: 'booking', token, act: null })
}

/** Where there are many workspaces, a link that opens nothing names none of them. */
async function sendStray(c: AppContext, { locale }: Address): Promise<Response> {
  c.set('route', '/bookings/:token')
  await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.publicRead)
  const headers = {
    'Content-Security-Policy': policyOf(c.get('deps').config),
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
  }
  return send(c, answerOf(strayDocument(locale), { status: 410, type: HTML, cacheControl: 'no-store', headers }))
}

function sitemapAnswer(site: Site, place: Place): Answer {
  const text = place.name === 'sitemap' ? sitemapOf(site, place.part) : null
  if (text === null) throw new CodedError('not_found')
  return answerOf(text, { type: 'application/xml; charset=utf-8', cacheControl: PUBLIC })
}

/** Whatever a browser fetches ahead may never be read. */
function count(c: AppContext, { workspaceId, locale }: Reader, activity: HelpActivity): void {
  if (c.req.method !== 'GET' || c.req.header('sec-purpose')?.includes('prefetch')) return
  countPage(c.get('deps'), workspaceId, locale, activity)
}

async function redirectVoter(c: AppContext, at: SiteAt, slug: string): Promise<Response> {
  const { from, voted } = await takeVote(c, ctxOf(c, at.reader.workspaceId), at.reader, slug)
  const page =
    from === 'faq'
      ? `${link(at, { name: 'faq' })}?voted=${slug}#${slug}`
      : `${link(at, { name: 'article', slug })}?voted=${voted}#p.feedback`
  return c.redirect(page, 303)
}

async function sendProblem(c: AppContext, at: SiteAt, place: Place, error: CodedError): Promise<Response> {
  // Programs get what programs read.
  if (error.code === 'method_not_allowed' || error.code === 'origin_not_allowed') throw error
  if (error.code === 'unsupported_media_type' || error.code === 'unavailable') throw error
  if (error.code === 'internal') c.get('deps').logger.error({ err: error.cause ?? error }, 'a page failed')
  const site = await openSite(ctxOf(c, at.reader.workspaceId), at)
  const isNowhere = error.code === 'not_found' || (error.code === 'invalid_input' && place.name !== 'feedback')
  const page = isNowhere ? await notFoundPage(site, place) : problemPage(site, error)
  const response = await send(c, pageAnswer(site, page))
  if (error.retryAfterSeconds) response.headers.set('Retry-After', String(error.retryAfterSeconds))
  return response
}

function sendFile(c: AppContext, place: Place): Promise<Response> {
  if (place.name === 'robots') {
    const { publicUrl, mode } = c.get('deps').config
    const options = { type: 'text/plain; charset=utf-8', cacheControl: 'public, max-age=3600' }
    return send(c, answerOf(robotsOf(publicUrl, mode), options))
  }
  const found = place.name === 'asset' ? findFile(place.file) : null
  if (!found) throw new CodedError('not_found', 'There is no such file')
  const { file, isExact } = found
  let answer = files.get(file)
  if (!answer) {
    answer = answerOf(file.text, { type: file.type, cacheControl: isExact ? FOREVER : 'public, max-age=60' })
    if (isExact) files.set(file, answer)
  }
  return send(c, answer)
}

const files = new WeakMap<object, Answer>()
