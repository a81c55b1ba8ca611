import * as v from 'valibot'

/** Ways by which one person is told something; which of them carry what is theirs to choose. */
export const PERSON_CHANNELS = ['email', 'sms', 'whatsapp', 'push', 'in_app'] as const
export const PersonChannel = v.picklist(PERSON_CHANNELS)
export type PersonChannel = v.InferOutput<typeof PersonChannel>

/** Every way that a delivery may go: those of people, and the team's Slack. */
export const DELIVERY_CHANNELS = [...PERSON_CHANNELS, 'slack'] as const
export const DeliveryChannel = v.picklist(DELIVERY_CHANNELS)
export type DeliveryChannel = v.InferOutput<typeof DeliveryChannel>

/** What notifications are about, as people choose by. */
export const NOTIFICATION_CATEGORIES = ['booking', 'payment', 'review', 'support', 'system'] as const
export const NotificationCategory = v.picklist(NOTIFICATION_CATEGORIES)
export type NotificationCategory = v.InferOutput<typeof NotificationCategory>

/** `urgent` passes quiet hours and digests. */
export const NOTIFICATION_PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const
export const NotificationPriority = v.picklist(NOTIFICATION_PRIORITIES)
export type NotificationPriority = v.InferOutput<typeof NotificationPriority>

/** How often e-mail comes: as things happen, or gathered by the hour, the day (at 9:00) or the week (Monday, 9:00). */
export const FREQUENCIES = ['at_once', 'hourly', 'daily', 'weekly'] as const
export const Frequency = v.picklist(FREQUENCIES)
export type Frequency = v.InferOutput<typeof Frequency>

/**
 * How a delivery stands. `waiting` until its time comes, `gathered` for a digest, `sending` from before the
 * provider is asked until its answer is kept, `sent` once the provider took it; `delivered`, `bounced` and
 * `complained` as the provider says later. `held` for an address that had too many, `skipped` where there is
 * no need any more, `failed` where the provider refused or no try was left, `uncertain` where the provider may
 * have it and would not know a second try for one: neither is ever repeated by itself.
 */
export const DELIVERY_STATUSES = [
  'waiting',
  'gathered',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'held',
  'skipped',
  'failed',
  'uncertain',
] as const
export const DeliveryStatus = v.picklist(DELIVERY_STATUSES)
export type DeliveryStatus = v.InferOutput<typeof DeliveryStatus>

/** Those that a person may send again. */
export const RETRYABLE_STATUSES: readonly DeliveryStatus[] = ['held', 'failed', 'uncertain', 'bounced']
