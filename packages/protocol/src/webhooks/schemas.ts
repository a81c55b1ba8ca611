import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime } from '../core/values.ts'

/** What an endpoint may listen to: one event, all of one subject with `.*`, or everything. */
export const EventFilter = v.pipe(
  v.string(),
  v.regex(/^(\*|[a-z_]+\.(\*|[a-z_]+))$/, 'must be an event such as ticket.created, ticket.* or *'),
)

const HttpUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LIMITS.urlLength),
  v.url('must be an absolute address'),
  v.regex(/^https?:\/\//i, 'must be an http or https address'),
  v.check((url) => !URL.parse(url)?.username && !URL.parse(url)?.password, 'must not hold a password'),
)

const fields = {
  url: HttpUrl,
  events: v.pipe(v.array(EventFilter), v.minLength(1, 'must name an event'), v.maxLength(50)),
  description: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.nameLength)),
}

/** An address of the host's that is told of events, by Standard Webhooks. */
export const WebhookEndpoint = v.object({
  id: id('webhookEndpoint'),
  ...fields,
  /** `disabled` by a person, or by itself where it answered 410 or failed for five days. */
  status: v.picklist(['active', 'disabled']),
  disabledReason: v.nullable(v.string()),
  /** The last four characters of the secret. */
  secretEnd: v.string(),
  createdAt: IsoTime,
  lastDeliveredAt: v.nullable(IsoTime),
})
export type WebhookEndpoint = v.InferOutput<typeof WebhookEndpoint>

/** With its secret (`whsec_…`), which is shown once. */
export const NewWebhookEndpoint = v.object({ ...WebhookEndpoint.entries, secret: v.string() })
export type NewWebhookEndpoint = v.InferOutput<typeof NewWebhookEndpoint>

export const CreateWebhookEndpoint = v.strictObject({ ...fields, description: v.optional(fields.description, '') })
export type CreateWebhookEndpoint = v.InferOutput<typeof CreateWebhookEndpoint>
export const UpdateWebhookEndpoint = v.partial(
  v.strictObject({ ...fields, status: v.picklist(['active', 'disabled']) }),
)
export type UpdateWebhookEndpoint = v.InferOutput<typeof UpdateWebhookEndpoint>

/** One event for one endpoint, and how the tries went. */
export const WebhookDelivery = v.object({
  id: id('webhookDelivery'),
  webhookEndpointId: id('webhookEndpoint'),
  /** Sent as `webhook-id`: the same on every try. */
  eventId: v.string(),
  eventType: v.string(),
  status: v.picklist(['waiting', 'delivered', 'failed']),
  attempts: v.number(),
  /** Of the last try; null where no answer came. */
  responseStatus: v.nullable(v.number()),
  /** What went wrong, or the beginning of what was answered. */
  detail: v.nullable(v.string()),
  /** When the next try is due. */
  nextAt: v.nullable(IsoTime),
  createdAt: IsoTime,
  updatedAt: IsoTime,
})
export type WebhookDelivery = v.InferOutput<typeof WebhookDelivery>

export const ListWebhookDeliveries = v.strictObject({
  webhookEndpointId: v.optional(id('webhookEndpoint')),
  status: v.optional(v.picklist(['waiting', 'delivered', 'failed'])),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListWebhookDeliveries = v.InferOutput<typeof ListWebhookDeliveries>
export const WebhookDeliveryPage = v.object({ items: v.array(WebhookDelivery), nextCursor: v.nullable(v.string()) })
export type WebhookDeliveryPage = v.InferOutput<typeof WebhookDeliveryPage>

/** What is posted: `data` is the event's own, with ids to read the rest by. */
export const WebhookPayload = v.object({
  type: v.string(),
  timestamp: IsoTime,
  data: v.record(v.string(), v.unknown()),
})
export type WebhookPayload = v.InferOutput<typeof WebhookPayload>
