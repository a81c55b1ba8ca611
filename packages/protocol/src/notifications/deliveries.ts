import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { Email, IsoTime, Phone } from '../core/values.ts'
import { DeliveryChannel, DeliveryStatus, NotificationCategory, NotificationPriority } from './channels.ts'
import { NotificationKindName } from './schemas.ts'

/** One notification on one channel: what became of it, and why. */
export const Delivery = v.object({
  id: id('delivery'),
  channel: DeliveryChannel,
  kind: NotificationKindName,
  category: NotificationCategory,
  priority: NotificationPriority,
  status: DeliveryStatus,
  /** Why it is held, was skipped or failed; the provider's own words where it gave any. */
  reason: v.nullable(v.string()),
  recipient: v.object({
    kind: v.picklist(['customer', 'agent', 'team', 'address']),
    id: v.nullable(v.string()),
    name: v.nullable(v.string()),
    /** The address it goes to; of push and Slack only which service. */
    address: v.string(),
  }),
  ticketId: v.nullable(id('ticket')),
  /** Who carries it: `resend`, `smtp`, `twilio`, … Null until it was handed over. */
  provider: v.nullable(v.string()),
  /** The provider's own id of it. */
  providerId: v.nullable(v.string()),
  attempts: v.number(),
  /** Not before this time: quiet hours, digests, the provider's rate. */
  dueAt: IsoTime,
  createdAt: IsoTime,
  sentAt: v.nullable(IsoTime),
  /** When its status last changed. */
  updatedAt: IsoTime,
})
export type Delivery = v.InferOutput<typeof Delivery>

export const ListDeliveries = v.strictObject({
  channel: v.optional(DeliveryChannel),
  status: v.optional(DeliveryStatus),
  category: v.optional(NotificationCategory),
  kind: v.optional(NotificationKindName),
  customerId: v.optional(id('customer')),
  ticketId: v.optional(id('ticket')),
  /** A whole address. */
  address: v.optional(v.union([Email, Phone], 'must be a whole e-mail address, or a number such as +351910000000')),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListDeliveries = v.InferOutput<typeof ListDeliveries>
export const DeliveryPage = v.object({ items: v.array(Delivery), nextCursor: v.nullable(v.string()) })
export type DeliveryPage = v.InferOutput<typeof DeliveryPage>

const Figures = v.object({
  /** Handed to a provider, whatever became of it. */
  sent: v.number(),
  delivered: v.number(),
  bounced: v.number(),
  complained: v.number(),
  failed: v.number(),
  /** Read in the notification centre, or opened by a click there. */
  read: v.number(),
  /** Of what was sent, the share that did not bounce or fail: 0 to 1. Null where nothing was sent. */
  deliveryRate: v.nullable(v.number()),
  /** The median from sending to reading, in milliseconds. Null where nothing was read. */
  medianReadMs: v.nullable(v.number()),
})

/** Statistics of a span of days: in all, by channel, by category. */
export const NotificationStats = v.object({
  from: IsoTime,
  to: IsoTime,
  all: Figures,
  channels: v.array(v.object({ channel: DeliveryChannel, ...Figures.entries })),
  categories: v.array(v.object({ category: NotificationCategory, ...Figures.entries })),
})
export type NotificationStats = v.InferOutput<typeof NotificationStats>
export const NotificationStatsQuery = v.strictObject({ from: v.optional(IsoTime), to: v.optional(IsoTime) })
export type NotificationStatsQuery = v.InferOutput<typeof NotificationStatsQuery>

/** An address that nothing is sent to any more: it bounced, its owner complained, or somebody put it here. */
export const Suppression = v.object({
  id: id('suppression'),
  channel: v.picklist(['email', 'sms', 'whatsapp']),
  address: v.string(),
  reason: v.picklist(['bounced', 'complained', 'unsubscribed', 'manual']),
  detail: v.nullable(v.string()),
  createdAt: IsoTime,
})
export type Suppression = v.InferOutput<typeof Suppression>
export const ListSuppressions = v.strictObject({
  address: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(LIMITS.emailLength))),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListSuppressions = v.InferOutput<typeof ListSuppressions>
export const SuppressionPage = v.object({ items: v.array(Suppression), nextCursor: v.nullable(v.string()) })
export type SuppressionPage = v.InferOutput<typeof SuppressionPage>
export const AddSuppression = v.strictObject({
  channel: v.picklist(['email', 'sms', 'whatsapp']),
  address: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(3), v.maxLength(LIMITS.emailLength)),
})
export type AddSuppression = v.InferOutput<typeof AddSuppression>

/** A mail that the development mailbox keeps while no mail service is set up. */
export const KeptMail = v.object({
  id: v.string(),
  to: v.string(),
  from: v.string(),
  subject: v.string(),
  at: IsoTime,
})
export type KeptMail = v.InferOutput<typeof KeptMail>
/** `html` is shown in a frame without scripts or origin; `headers` as they would have been sent. */
export const KeptMailContent = v.object({
  ...KeptMail.entries,
  text: v.string(),
  html: v.nullable(v.string()),
  headers: v.array(v.object({ name: v.string(), value: v.string() })),
})
export type KeptMailContent = v.InferOutput<typeof KeptMailContent>
export const Mailbox = v.object({
  /** Whether mail is kept here rather than sent. */
  kept: v.boolean(),
  /** The newest first; two hundred at most. */
  items: v.array(KeptMail),
})
export type Mailbox = v.InferOutput<typeof Mailbox>
