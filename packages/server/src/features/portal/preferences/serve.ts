import { NOTIFICATION_CATEGORIES, type NotificationCategory, type NotificationPreferences } from '@deskbell/protocol'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import {
  availableTo,
  changePreferences,
  offersTo,
  preferencesOf,
  preferencesToken,
  setEmail,
} from '../../notification-preferences/index.ts'
import type { PreferencesPlace } from '../address.ts'
import type { Served } from '../page.ts'
import { link, type Site } from '../site.ts'
import { readForm } from '../support/form.ts'
import { requestPreferencesLink } from './link-mail.ts'
import { type Guest, guestOf, readOwnLink } from './links.ts'
import { brokenPage, endedPage, renewedPage } from './pages/notes.tsx'
import { type Done, preferencesPage } from './pages/preferences.tsx'
import { unsubscribePage } from './pages/unsubscribe.tsx'
import { type Choice, changeOf } from './sent.ts'

type At<N extends PreferencesPlace['name']> = Extract<PreferencesPlace, { name: N }>

const DONE: readonly string[] = ['saved', 'stopped'] satisfies Done[]
/** Every category, without any channel. */
const NOTHING = Object.fromEntries(
  NOTIFICATION_CATEGORIES.map((category) => [category, []]),
) as unknown as NotificationPreferences['categories']

/** All that somebody may choose, by a link from a mail to them. */
export async function servePreferences(c: AppContext, site: Site, place: At<'preferences'>): Promise<Served> {
  const { deps } = site.ctx
  const isPost = c.req.method === 'POST'
  const own = readOwnLink(deps, place)
  const guest = own && (await guestOf(site.ctx, own))
  if (!guest) return brokenPage(site)
  const form = isPost ? await readForm(c, { files: false }) : null
  if (guest.expiresAt <= deps.clock.now()) {
    if (form?.text('act') !== 'renew') return endedPage(site, place, guest.person)
    await requestPreferencesLink(c, site, guest.person)
    return renewedPage(site, guest.person)
  }
  const choice = await choiceOf(site, guest)
  if (!form) {
    const done = DONE.find((one) => one === c.req.query('done')) as Done | undefined
    return preferencesPage(site, place, guest.person, choice, { done: done ?? null })
  }
  const isStop = form.text('act') === 'stop'
  const change = isStop ? { change: { categories: NOTHING } } : changeOf(site.t, choice, form)
  if ('faults' in change) {
    return preferencesPage(site, place, guest.person, choice, { typed: form.typed, faults: change.faults })
  }
  await changePreferences(site.ctx, guest.person, change.change, 'link')
  return { to: `${link(site, place)}?done=${isStop ? 'stopped' : 'saved'}` }
}

/**
 * Ends e-mail of one category, or all that a digest gathers: at once where a mail program asks (RFC 8058), which has no cookie and
 * comes from anywhere; by a button on the page for people, since programs that look into mails follow
 * links. What is said here is how it stands, so doing it twice is as doing it once.
 */
export async function serveUnsubscribe(c: AppContext, site: Site, place: At<'unsubscribe'>): Promise<Served> {
  const { deps } = site.ctx
  const isPost = c.req.method === 'POST'
  const own = readOwnLink(deps, place)
  if (isPost) await deps.limiter.consume(own?.recipientId ?? c.get('ip'), RATE_RULES.publicWrite)
  const guest = own && (await guestOf(site.ctx, own))
  const topic = own?.topic
  if (!guest || !topic) return brokenPage(site)
  const categories = topic === 'digest' ? NOTIFICATION_CATEGORIES : [topic]
  const act = isPost ? await actOf(c) : null
  // Which of all there were before a digest was ended, nobody knows any more: their page has the boxes.
  if (act === 'stop' || (act === 'undo' && topic !== 'digest')) {
    await setEmail(site.ctx, guest.person, categories, act === 'undo', 'link')
    return { to: link(site, place) }
  }
  if (act !== null && act !== 'undo') await setEmail(site.ctx, guest.person, categories, false, 'one_click')
  return unsubscribePage(site, place, {
    topic,
    email: guest.person.email,
    isOn: await hasEmail(site, guest, categories),
    all: { name: 'preferences', token: preferencesToken(deps, { ...own }) },
  })
}

async function choiceOf({ ctx }: Site, { person }: Guest): Promise<Choice> {
  const [preferences, available] = await Promise.all([
    preferencesOf(ctx.deps, ctx.workspaceId, person),
    availableTo(ctx.deps, ctx.workspaceId, person),
  ])
  return { audience: person.kind, preferences, available, offers: offersTo(person.kind) }
}

async function hasEmail(
  { ctx }: Site,
  { person }: Guest,
  categories: readonly NotificationCategory[],
): Promise<boolean> {
  const chosen = await preferencesOf(ctx.deps, ctx.workspaceId, person)
  return categories.some((category) => chosen.categories[category].includes('email'))
}

/** Which button was pressed. A mail program presses none: whatever it sends asks for one thing. */
async function actOf(c: AppContext): Promise<string> {
  try {
    return (await readForm(c, { files: false, fromAnywhere: true })).text('act')
  } catch {
    return ''
  }
}
