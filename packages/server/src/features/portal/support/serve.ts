import { ClientId, CodedError, Email } from '@deskbell/protocol'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import type { Ctx } from '../../../platform/context.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import { isSameSecret, newToken, signText } from '../../../platform/secrets.ts'
import { customerCtx } from '../../customers/index.ts'
import { beginSession, endSession, readSession, SESSION_MS } from '../../support-links/index.ts'
import { getContactForm } from '../../ticket-types/index.ts'
import { listTickets } from '../../tickets/index.ts'
import type { RequestAct, SupportPlace } from '../address.ts'
import { serveBooking } from '../bookings/serve.ts'
import type { Page, Served } from '../page.ts'
import { notFoundPage } from '../pages/not-found.tsx'
import { choicesOf } from '../preferences/links.ts'
import { servePreferences, serveUnsubscribe } from '../preferences/serve.ts'
import { link, type Site } from '../site.ts'
import { type Acted, rate, reopen, reply } from './acts.ts'
import { askByForm } from './ask.ts'
import { type Door, doorOfNumber, followLink } from './door.ts'
import { FORM_FILES_BYTES, readForm, type SentForm } from './form.ts'
import { type Again, hurry } from './hurry.ts'
import { requestListLink } from './link-mail.ts'
import { formPage, typesPage } from './pages/form.tsx'
import { askedPage, formProblemPage, openPage, sentPage } from './pages/notes.tsx'
import { type Done, type RequestShown, requestPage } from './pages/request.tsx'
import { askPage, listPage, type Shown } from './pages/requests.tsx'
import { supportLocales } from './words.ts'

const COOKIE = 'deskbell_support'
const SENT = 'contact-form-sent'
const ROWS = 20
const STATUSES = {
  open: ['open', 'assigned', 'in_progress', 'waiting'],
  ended: ['resolved', 'closed'],
} as const

/** Which methods a page takes. */
export function methodsOf(place: SupportPlace): readonly string[] {
  const isAct = 'act' in place && place.act !== null
  if (isAct || place.name === 'sign-out') return ['POST']
  return /^(sent|request|booking)$/.test(place.name) ? ['GET', 'HEAD'] : ['GET', 'HEAD', 'POST']
}

/** Answers for the contact form, one's requests and what one is told, and the links that lead to them. */
export async function serveSupport(c: AppContext, site: Site, place: SupportPlace): Promise<Served> {
  try {
    return await serve(c, site, place)
  } catch (error) {
    const page = error instanceof CodedError && problemOf(site, error)
    if (page) return page
    throw error
  }
}

function serve(c: AppContext, site: Site, place: SupportPlace): Promise<Served> {
  const isPost = c.req.method === 'POST'
  switch (place.name) {
    case 'form':
      return isPost ? takeForm(c, site) : showForm(c, site)
    case 'sent':
      return showSent(c, site, place)
    case 'requests':
      return isPost ? takeAddress(c, site) : showList(c, site)
    case 'sign-out':
      return signOut(c, site)
    case 'request':
      return serveRequest(c, site, place)
    case 'link':
      return serveLink(c, site, place)
    case 'booking':
    case 'bookings':
      return serveBooking(c, site, place)
    case 'preferences':
      return servePreferences(c, site, place)
    case 'unsubscribe':
      return serveUnsubscribe(c, site, place)
  }
}

// The contact form.

async function showForm(c: AppContext, site: Site): Promise<Page> {
  const form = await getContactForm(site.ctx, site.workspaceKey, null)
  const key = c.req.query('type')
  const type = form.types.find((one) => one.key === key)
  return type ? formPage(site, type, newToken()) : typesPage(site, form, { gone: key !== undefined })
}

async function takeForm(c: AppContext, site: Site): Promise<Served> {
  const form = await readForm(c, { files: true })
  const offered = await getContactForm(site.ctx, site.workspaceKey, null)
  const type = offered.types.find(({ key }) => key === form.text('type'))
  if (!type) return typesPage(site, offered, { gone: true })
  const again = (shown: Again) =>
    formPage(site, type, clientIdOf(form), { ...shown, typed: form.typed, hadFiles: true })
  try {
    const asked = await askByForm(c, site, type, form)
    if ('faults' in asked) return await again({ status: 422, faults: asked.faults })
    // What the form promised stands; what is pressing may be answered sooner.
    const { expectedAt } = type
    return { to: sentAddress(site, asked.ticket.number, expectedAt === null ? null : Date.parse(expectedAt)) }
  } catch (error) {
    return again(hurry(site, error))
  }
}

/** The one that the form had, so that sending it again stays the same question. */
function clientIdOf(form: SentForm): string {
  const known = v.safeParse(ClientId, form.text('clientId'))
  return known.success ? known.output : newToken()
}

/** The confirmation's address says nothing about anybody, and nobody can make one up. */
function sentAddress(site: Site, number: number, expectedAt: number | null): string {
  const values = { number: String(number), ...(expectedAt !== null && { expected: String(expectedAt) }) }
  const signature = signatureOf(site, values.number, values.expected ?? '')
  return `${link(site, { name: 'sent' })}?${new URLSearchParams({ ...values, signature })}`
}

function signatureOf({ ctx }: Site, number: string, expected: string): string {
  return signText(ctx.deps.config.secret, SENT, `${ctx.workspaceId}\n${number}\n${expected}`)
}

async function showSent(c: AppContext, site: Site, place: SupportPlace): Promise<Page> {
  const { number = '', expected = '', signature = '' } = c.req.query()
  if (!isSameSecret(signature, signatureOf(site, number, expected))) return notFoundPage(site, place)
  return sentPage(site, { number: Number(number), expectedAt: expected === '' ? null : Number(expected) })
}

// One's requests.

async function takeAddress(c: AppContext, site: Site): Promise<Page> {
  const form = await readForm(c, { files: false })
  const email = v.safeParse(Email, form.text('email'))
  const { typed } = form
  if (!email.success) {
    return askPage(site, { status: 422, typed, faults: [{ id: 'f.email', words: site.t('faultEmail') }] })
  }
  try {
    await requestListLink(c, site, email.output)
    return askedPage(site, email.output)
  } catch (error) {
    return askPage(site, { ...hurry(site, error), typed })
  }
}

async function showList(c: AppContext, site: Site): Promise<Page> {
  const own = await signedIn(c, site)
  if (own?.actor.kind !== 'customer') return askPage(site)
  const shown: Shown = c.req.query('show') === 'ended' ? 'ended' : 'open'
  const cursor = c.req.query('after')
  const { items, nextCursor } = await listTickets(own, {
    status: [...STATUSES[shown]],
    limit: ROWS,
    order: 'updated',
    ...(cursor !== undefined && { cursor }),
  })
  const choices = choicesOf(site, own.actor.id)
  return listPage(site, { shown, items, next: nextCursor, isFirst: cursor === undefined, choices })
}

/** On whose behalf somebody acts who followed a link to their requests; null for everybody else. */
async function signedIn(c: AppContext, { ctx }: Site): Promise<Ctx | null> {
  const cookie = getCookie(c, COOKIE)
  const session = cookie === undefined ? null : await readSession(ctx, cookie)
  return session && customerCtx(ctx.deps, ctx.workspaceId, session.customerId, ctx.requestId)
}

async function signOut(c: AppContext, site: Site): Promise<Served> {
  await readForm(c, { files: false })
  const cookie = getCookie(c, COOKIE)
  if (cookie !== undefined) await endSession(site.ctx, cookie)
  for (const path of pathsOf(site)) deleteCookie(c, COOKIE, { path })
  return { to: link(site, { name: 'requests' }) }
}

/** Where the cookie is sent: the pages about requests, in every language, and nothing else. */
function pathsOf(site: Site): string[] {
  const folders = supportLocales(site).map((locale) => link(site, { name: 'requests' }, locale))
  return [...new Set(folders.map((path) => path.slice(0, -'/tickets'.length)))]
}

async function serveRequest(
  c: AppContext,
  site: Site,
  place: Extract<SupportPlace, { name: 'request' }>,
): Promise<Served> {
  const own = await signedIn(c, site)
  if (!own) return place.act === null ? askPage(site) : askPage(site, { ended: true })
  const door = await doorOfNumber(own, place.number)
  return door ? atDoor(c, site, door, place.act) : notFoundPage(site, place)
}

// Links.

async function serveLink(c: AppContext, site: Site, place: Extract<SupportPlace, { name: 'link' }>): Promise<Served> {
  const { token, act } = place
  if (c.req.method === 'POST') await c.get('deps').limiter.consume(c.get('ip'), RATE_RULES.link)
  const linked = await followLink(site.ctx, token)
  if (linked.to === 'end') return askPage(site, { ended: true })
  if (linked.to === 'request') {
    // There is nothing to use up: only the forms of its page are sent.
    if (c.req.method === 'POST' && act === null) return { to: link(site, linked.door.place(null)) }
    return atDoor(c, site, linked.door, act)
  }
  if (act !== null) return notFoundPage(site, place)
  if (c.req.method !== 'POST') return openPage(site, token)
  await readForm(c, { files: false })
  const cookie = await beginSession(site.ctx, token)
  const secure = site.ctx.deps.config.publicUrl.startsWith('https:')
  for (const path of pathsOf(site)) {
    setCookie(c, COOKIE, cookie, { path, httpOnly: true, sameSite: 'Lax', secure, maxAge: SESSION_MS / 1_000 })
  }
  return { to: link(site, { name: 'requests' }) }
}

// The page of one request.

async function atDoor(c: AppContext, site: Site, door: Door, act: RequestAct | null): Promise<Served> {
  if (act === null) return requestPage(site, door, { clientId: newToken(), ...shownOf(c) })
  const form = await readForm(c, { files: act === 'reply' })
  const again = (shown: Again) =>
    requestPage(site, door, {
      clientId: clientIdOf(form),
      rate: null,
      failed: { ...shown, act, typed: form.typed, hadFiles: act === 'reply' },
    })
  try {
    const acted = await perform(c, site, door, act, form)
    return 'to' in acted ? acted : await again({ status: 422, faults: acted.faults })
  } catch (error) {
    return again(hurry(site, error))
  }
}

function perform(c: AppContext, site: Site, door: Door, act: RequestAct, form: SentForm): Promise<Acted> {
  if (act === 'reply') return reply(c, site, door, form)
  return act === 'reopen' ? reopen(site, door) : rate(site, door, form)
}

const DONE: readonly string[] = ['replied', 'reopened', 'followed'] satisfies Done[]

function shownOf(c: AppContext): Omit<RequestShown, 'clientId'> {
  const { done = '', before = '', rate: score } = c.req.query()
  return {
    done: DONE.includes(done) ? (done as Done) : null,
    before: /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined,
    // Mails lead here with or without a score: either asks for a rating.
    ...(score !== undefined && { rate: /^[1-5]$/.test(score) ? Number(score) : null }),
  }
}

/** Forms that could not be read, and links that ended meanwhile, in words; null for what others say. */
function problemOf(site: Site, { code }: CodedError): Page | null {
  const { t } = site
  if (code === 'link_used_or_expired') return askPage(site, { ended: true })
  if (code === 'invalid_json') return formProblemPage(site, 400, t('formBroken'))
  if (code !== 'body_too_large') return null
  return formProblemPage(site, 413, t('formTooLarge', { size: t.number(FORM_FILES_BYTES / 1024 / 1024) }))
}
