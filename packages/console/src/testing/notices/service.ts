import {
  type ChannelOverview,
  DELIVERY_CHANNELS,
  type Delivery,
  NOTIFICATION_CATEGORIES,
  type Notification,
  type NotificationCounts,
  type NotificationPreferences,
  type NotificationStats,
  notificationDeskEndpoints,
  notificationEndpoints,
  RETRYABLE_STATUSES,
  type Suppression,
} from '@deskbell/protocol'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import type { FakeDesk } from '../fake-client.ts'
import { ago, idOf } from '../fixtures.ts'
import { deliveries, freshNotice, isOn, notices, suppressions } from './fixtures.ts'
import { mails } from './mails.ts'

const ENDPOINTS = { ...notificationEndpoints, ...notificationDeskEndpoints }

export interface FakeNoticesOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
  /** A mail service is set up, and every channel. */
  readonly equipped: boolean
  readonly page: number
}

/** The hands of a test on the pretended notifications. */
export interface NoticeControls {
  failing(on: boolean): void
  /** Somebody has something to tell the signed-in agent. */
  tells(n: number, title: string): void
  /** They read everything in another browser. */
  readElsewhere(): void
}

const ME = idOf('agt', 1)

/** What is sent and told by the pretended service. */
export function createFakeNotices(options: FakeNoticesOptions, desk: () => FakeDesk) {
  let told: Notification[] = options.empty ? [] : notices()
  let sent: Delivery[] = options.empty ? [] : deliveries()
  let suppressed: Suppression[] = options.empty ? [] : suppressions()
  let failing = options.failing
  let made = 0
  let preferences: NotificationPreferences = {
    categories: {
      ...{ booking: ['email', 'in_app'], payment: ['email', 'in_app'], review: ['in_app'] },
      ...{ support: ['email', 'push', 'in_app'], system: ['email', 'in_app'] },
    },
    ...{ frequency: 'at_once', quietHours: null, timeZone: 'Europe/Lisbon' },
  }
  let overview: ChannelOverview = {
    email: options.equipped
      ? { provider: 'resend', from: 'Lumen Lamps <hello@lumen.example>', reports: true }
      : { provider: 'mailbox', from: 'Lumen Lamps <hello@lumen.example>', reports: false },
    ...{ sms: null, whatsapp: null, slack: null },
    push: { publicKey: 'BNNL5ZaTfK81qhXOx23-wewhigUeFb632jN6LvRWCFH1ubQr77FE_9qV1FuojuRmHP42zmf34rXgW80OvUVDgTk' },
  }
  const counts = (): NotificationCounts => {
    const unread = told.filter((one) => one.readAt === null)
    const of = (category: string) => unread.filter((one) => one.category === category).length
    const categories = Object.fromEntries(NOTIFICATION_CATEGORIES.map((one) => [one, of(one)]))
    return { unread: unread.length, categories: categories as NotificationCounts['categories'] }
  }
  const paged = <T>(all: readonly T[], cursor: string | undefined, most: number) => {
    const from = Number(cursor ?? 0)
    return { items: all.slice(from, from + most), nextCursor: all.length > from + most ? String(from + most) : null }
  }
  const find = (id: string | undefined): Delivery => {
    const found = sent.find((one) => one.id === id)
    if (!found) throw new Refusal('not_found')
    return found
  }
  const news = () => desk().tell({ t: 'notification', recipientId: ME })

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    listNotifications({ query }) {
      const fits = told.filter(
        (one) =>
          (query.category === undefined || one.category === query.category) &&
          (query.unread === undefined || one.readAt === null),
      )
      return { ...paged(fits, query.cursor, query.limit ?? 50), counts: counts() }
    },
    readNotifications({ body }) {
      const meant = (one: Notification) =>
        'ids' in body ? body.ids.includes(one.id) : body.category === undefined || one.category === body.category
      told = told.map((one) => (one.readAt === null && meant(one) ? { ...one, readAt: ago(0) } : one))
      setTimeout(news, 10)
      return counts()
    },
    getNotificationPreferences: () => ({ ...preferences, available: ['email', 'in_app'] }),
    updateNotificationPreferences({ body }) {
      preferences = { ...preferences, ...body } as NotificationPreferences
      return { ...preferences, available: ['email', 'in_app'] }
    },

    listDeliveries({ query }) {
      const fits = sent.filter(
        (one) =>
          isOn(one, query.channel, query.status) &&
          (query.category === undefined || one.category === query.category) &&
          (query.ticketId === undefined || one.ticketId === query.ticketId) &&
          (query.address === undefined || one.recipient.address === query.address),
      )
      return paged(fits, query.cursor, Math.min(query.limit ?? 50, options.page))
    },
    getDelivery: ({ params }) => find(params.deliveryId),
    retryDelivery({ params }) {
      const before = find(params.deliveryId)
      if (!RETRYABLE_STATUSES.includes(before.status)) throw new Refusal('invalid_transition')
      const next: Delivery = { ...before, status: 'waiting', reason: null, dueAt: ago(0), updatedAt: ago(0) }
      sent = sent.map((one) => (one.id === next.id ? next : one))
      return next
    },
    getNotificationStats: ({ query }) => statsOf(query.from, query.to, options.empty),
    listSuppressions: ({ query }) =>
      paged(
        suppressed.filter((one) => query.address === undefined || one.address === query.address),
        query.cursor,
        50,
      ),
    addSuppression({ body }) {
      made += 1
      const one: Suppression = {
        ...body,
        id: idOf('sup', 100 + made),
        reason: 'manual',
        detail: null,
        createdAt: ago(0),
      }
      suppressed = [one, ...suppressed]
      return one
    },
    removeSuppression({ params }) {
      suppressed = suppressed.filter((one) => one.id !== params.suppressionId)
    },

    getNotificationChannels: () => overview,
    setUpTwilio({ body }) {
      const { accountSid, authToken, from } = body
      const callbackUrl = `${location.origin}/v1/webhooks/twilio/${idOf('wsp', 1)}`
      overview = { ...overview, sms: { accountSid, authTokenEnd: authToken.slice(-4), from, callbackUrl } }
      return overview
    },
    setUpWhatsApp({ body }) {
      const { phoneNumberId, accessToken, templates } = body
      const webhookUrl = `${location.origin}/v1/webhooks/whatsapp/${idOf('wsp', 1)}`
      overview = {
        ...overview,
        whatsapp: { phoneNumberId, accessTokenEnd: accessToken.slice(-4), webhookUrl, templates },
      }
      return overview
    },
    setUpSlack({ body }) {
      overview = { ...overview, slack: { webhookUrlEnd: body.webhookUrl.slice(-4), kinds: body.kinds } }
      return overview
    },
    removeTwilio() {
      overview = { ...overview, sms: null }
      return overview
    },
    removeWhatsApp() {
      overview = { ...overview, whatsapp: null }
      return overview
    },
    removeSlack() {
      overview = { ...overview, slack: null }
      return overview
    },
    getMailbox: () => ({ kept: !options.equipped, items: options.empty || options.equipped ? [] : mails() }),
    getKeptMail({ params }) {
      const mail = mails().find((one) => one.id === params.mailId)
      if (!mail) throw new Refusal('not_found')
      return mail
    },
  }
  if (options.equipped) {
    overview = {
      ...overview,
      sms: {
        ...{ accountSid: `AC${'0a1b2c3d'.repeat(4)}`, authTokenEnd: '9f3e', from: '+351910000000' },
        callbackUrl: `${location.origin}/v1/webhooks/twilio/${idOf('wsp', 1)}`,
      },
      whatsapp: {
        ...{ phoneNumberId: '106540352242922', accessTokenEnd: 'ZDZD' },
        webhookUrl: `${location.origin}/v1/webhooks/whatsapp/${idOf('wsp', 1)}`,
        templates: {
          booking_confirmed: {
            ...{ name: 'booking_confirmed_2', language: 'pt_BR' },
            parameters: ['recipient.first_name', 'booking.date', 'booking.time'],
          },
        },
      },
      slack: { webhookUrlEnd: 'x7Qp', kinds: ['agent_ticket_created', 'agent_ticket_escalated'] },
    }
  }

  const controls: NoticeControls = {
    failing(on) {
      failing = on
    },
    tells(n, title) {
      told = [freshNotice(n, title), ...told]
      news()
    },
    readElsewhere() {
      told = told.map((one) => ({ ...one, readAt: one.readAt ?? ago(0) }))
      news()
    },
  }
  const send = dispatch(ENDPOINTS, handlers, () => (options.slow ? 'silent' : failing ? 'failing' : 'up'))
  return { send, controls }
}

/** Figures that differ between this span and the one before, so that there is something to compare. */
function statsOf(from = ago(60 * 24 * 30), to = ago(0), empty = false): NotificationStats {
  const past = Date.parse(to) < Date.now() - 60_000
  const line = (sent: number, bounced: number, failed: number, read: number) => ({
    ...{ sent: empty ? 0 : sent, delivered: empty ? 0 : sent - bounced - failed, bounced: empty ? 0 : bounced },
    ...{ complained: empty ? 0 : 1, failed: empty ? 0 : failed, read: empty ? 0 : read },
    deliveryRate: empty || sent === 0 ? null : (sent - bounced - failed) / sent,
    medianReadMs: empty || read === 0 ? null : 1_000_000 + bounced * 60_000,
  })
  return {
    ...{ from, to, all: past ? line(1_204, 31, 9, 410) : line(1_482, 12, 4, 533) },
    channels: DELIVERY_CHANNELS.map((channel, at) => ({ channel, ...line(600 - at * 100, 8 - at, at, at * 40) })),
    categories: NOTIFICATION_CATEGORIES.map((category, at) => ({ category, ...line(at * 220, at, at, at * 90) })),
  }
}
