import { NOTIFICATION_CATEGORIES, type NotificationCategory } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { isSameSecret, signText } from '../../platform/secrets.ts'
import type { Whose } from './repository.ts'

const DAY = 86_400_000
/** How long a link to all of a person's choices works at least. */
const LINK_DAYS = 180
/** Links of one week are the same, so that a mail that is sent again says the same. */
const STEP = 7 * DAY

/** Whose preferences a link opens, and until when. */
export interface PreferencesLink extends Whose {
  readonly expiresAt: number
}

/**
 * The address of a person's preferences, to stand in a mail. It works for 180 days, by itself: whoever
 * has it may change what that person is told, and nothing else.
 *
 * @param locale the person's, where it is known; else the page speaks the workspace's language
 */
export async function preferencesUrl(
  deps: Deps,
  workspaceId: string,
  recipientId: string,
  locale: string | null = null,
): Promise<string> {
  const token = preferencesToken(deps, { workspaceId, recipientId, expiresAt: expiryOf(deps) })
  return `${deps.config.publicUrl}${folderOf(locale)}/support/preferences/${token}`
}

/**
 * What `List-Unsubscribe` names: one click there ends e-mail of a category, or of every category for
 * `digest` (RFC 8058). That never expires; beyond the 180 days the page leads to nothing else.
 */
export async function unsubscribeUrl(
  deps: Deps,
  workspaceId: string,
  recipientId: string,
  topic: string,
  locale: string | null = null,
): Promise<string> {
  const token = makeToken(deps, topic, { workspaceId, recipientId, expiresAt: expiryOf(deps) })
  return `${deps.config.publicUrl}${folderOf(locale)}/support/unsubscribe/${topic}/${token}`
}

/** What an unsubscribe link ends e-mail about: one category, or all of them for what a digest gathers. */
export type UnsubscribeTopic = NotificationCategory | 'digest'

const TOPICS: readonly UnsubscribeTopic[] = [...NOTIFICATION_CATEGORIES, 'digest']

/** The token of a link to a person's preferences, for pages that lead there. */
export function preferencesToken(deps: Deps, link: PreferencesLink): string {
  return makeToken(deps, '', link)
}

/** Whose preferences a token opens, expired or not; null for any that we did not make for that. */
export function readPreferencesToken(deps: Deps, token: string): PreferencesLink | null {
  return readToken(deps, '', token)
}

/** Whose e-mail about something a token ends; null for any that we did not make for that. */
export function readUnsubscribeToken(
  deps: Deps,
  topic: string,
  token: string,
): (PreferencesLink & { readonly topic: UnsubscribeTopic }) | null {
  const known = TOPICS.find((one) => one === topic)
  const link = known && readToken(deps, known, token)
  return link ? { ...link, topic: known } : null
}

/** When a link that is made now stops working. */
export function expiryOf({ clock }: Pick<Deps, 'clock'>): number {
  return Math.ceil((clock.now() + LINK_DAYS * DAY) / STEP) * STEP
}

/** @example `wsp_01h….cus_01h….2ex.hR0…`: workspace, person, week of expiry and signature */
function makeToken(deps: Deps, topic: string, { workspaceId, recipientId, expiresAt }: PreferencesLink): string {
  const text = [workspaceId, recipientId, Math.round(expiresAt / STEP).toString(36)].join('.')
  return `${text}.${sign(deps, topic, text)}`
}

function readToken(deps: Deps, topic: string, token: string): PreferencesLink | null {
  const [workspaceId = '', recipientId = '', week = '', signature = '', ...more] = token.split('.')
  const isOurs = isSameSecret(signature, sign(deps, topic, [workspaceId, recipientId, week].join('.')))
  if (!isOurs || more.length > 0) return null
  return { workspaceId, recipientId, expiresAt: Number.parseInt(week, 36) * STEP }
}

function sign({ config }: Pick<Deps, 'config'>, topic: string, text: string): string {
  return topic === ''
    ? signText(config.secret, 'preferences-link', text)
    : signText(config.secret, 'unsubscribe-link', `${topic}.${text}`)
}

/** The folder of a language; what does not look like one is left out. */
function folderOf(locale: string | null): string {
  return locale !== null && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(locale) ? `/${locale}` : ''
}
