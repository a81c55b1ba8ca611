import * as v from 'valibot'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, TimeZone } from '../core/values.ts'
import { Frequency, NotificationCategory, NotificationPriority, PERSON_CHANNELS, PersonChannel } from './channels.ts'
import { NOTIFICATION_KIND_NAMES } from './kinds.ts'

export const NotificationKindName = v.picklist(NOTIFICATION_KIND_NAMES)

/** Where a notification leads within the widget, the portal or the console. */
export const NotificationTarget = v.variant('type', [
  v.object({ type: v.literal('ticket'), ticketId: id('ticket') }),
  v.object({ type: v.literal('conversation'), conversationId: id('conversation') }),
  v.object({ type: v.literal('booking'), bookingId: id('booking') }),
  /** An address of the host's own, such as a booking's page. */
  v.object({ type: v.literal('url'), url: v.string() }),
  v.object({ type: v.literal('none') }),
])
export type NotificationTarget = v.InferOutput<typeof NotificationTarget>

/** What one person is told, as the notification centre lists it. */
export const Notification = v.object({
  id: id('notification'),
  kind: NotificationKindName,
  category: NotificationCategory,
  priority: NotificationPriority,
  title: v.string(),
  /** One or two plain sentences. */
  body: v.string(),
  target: NotificationTarget,
  createdAt: IsoTime,
  readAt: v.nullable(IsoTime),
})
export type Notification = v.InferOutput<typeof Notification>

export const ListNotifications = v.strictObject({
  category: v.optional(NotificationCategory),
  unread: v.optional(v.picklist(['true'])),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListNotifications = v.InferOutput<typeof ListNotifications>

/** How many are unread, each counted up to 1,000. */
export const NotificationCounts = v.object({
  unread: v.number(),
  categories: v.object({
    booking: v.number(),
    payment: v.number(),
    review: v.number(),
    support: v.number(),
    system: v.number(),
  }),
})
export type NotificationCounts = v.InferOutput<typeof NotificationCounts>

export const NotificationPage = v.object({
  items: v.array(Notification),
  nextCursor: v.nullable(v.string()),
  counts: NotificationCounts,
})
export type NotificationPage = v.InferOutput<typeof NotificationPage>

/** Some by id, or all; of one category where it is named. */
export const ReadNotifications = v.union([
  v.strictObject({ ids: v.pipe(v.array(id('notification')), v.minLength(1), v.maxLength(LIMITS.pageSizeMax)) }),
  v.strictObject({ all: v.literal(true), category: v.optional(NotificationCategory) }),
])
export type ReadNotifications = v.InferOutput<typeof ReadNotifications>

const Minute = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00'))

/** From a time of day to another, over midnight where `to` comes before `from`. */
export const QuietHours = v.pipe(
  v.strictObject({ from: Minute, to: Minute }),
  v.check(({ from, to }) => from !== to, '"from" and "to" must differ'),
)
export type QuietHours = v.InferOutput<typeof QuietHours>

const channels = v.pipe(
  v.array(PersonChannel),
  v.maxLength(PERSON_CHANNELS.length),
  v.transform((list) => PERSON_CHANNELS.filter((channel) => list.includes(channel))),
)

/** Which channels carry which category, and when. */
export const NotificationPreferences = v.strictObject({
  categories: v.strictObject({
    booking: channels,
    payment: channels,
    review: channels,
    support: channels,
    system: channels,
  }),
  frequency: Frequency,
  quietHours: v.nullable(QuietHours),
  timeZone: TimeZone,
})
export type NotificationPreferences = v.InferOutput<typeof NotificationPreferences>
export const UpdateNotificationPreferences = v.partial(NotificationPreferences)
export type UpdateNotificationPreferences = v.InferOutput<typeof UpdateNotificationPreferences>

/** What a person chose, with what can reach them at all. */
export const OwnNotificationPreferences = v.object({
  ...NotificationPreferences.entries,
  /** Channels that are set up here and have an address of this person. */
  available: v.array(PersonChannel),
})
export type OwnNotificationPreferences = v.InferOutput<typeof OwnNotificationPreferences>

/** A browser's push subscription, as `PushSubscription.toJSON()` gives it. */
export const AddPushSubscription = v.strictObject({
  endpoint: v.pipe(
    v.string(),
    v.maxLength(LIMITS.urlLength),
    v.url('must be an absolute address'),
    v.startsWith('https://', 'must be an https address'),
  ),
  expirationTime: v.optional(v.nullable(v.number())),
  keys: v.strictObject({
    p256dh: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/, 'must be a public key in base64url')),
    auth: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,30}={0,2}$/, 'must be a secret in base64url')),
  }),
})
export type AddPushSubscription = v.InferOutput<typeof AddPushSubscription>
export const PushSubscriptionInfo = v.object({ id: id('pushSubscription'), createdAt: IsoTime })
export type PushSubscriptionInfo = v.InferOutput<typeof PushSubscriptionInfo>

/** Tells one customer something of the host's own: an order, a payment, an announcement. */
export const SendNotification = v.strictObject({
  /** The same for a retry, which answers with the first result. */
  clientId: ClientId,
  customerId: id('customer'),
  kind: v.picklist(['order_confirmation', 'order_ready', 'payment_received', 'invoice_reminder', 'announcement']),
  /** Values of the kind's variables; each that its texts need must be there. */
  values: v.record(
    v.pipe(v.string(), v.maxLength(LIMITS.attributeKeyLength)),
    v.pipe(v.string(), v.maxLength(LIMITS.attributeValueLength)),
  ),
  url: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(LIMITS.urlLength),
      v.url('must be an absolute address'),
      v.regex(/^https?:/, 'must be a web address'),
    ),
  ),
})
export type SendNotification = v.InferOutput<typeof SendNotification>
