import * as v from 'valibot'
import { AttachmentIds } from '../attachments/schemas.ts'
import { Conversation, Draft, saysSomething } from '../conversations/schemas.ts'
import { ClientId } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { GeoPoint, SharedBooking } from './schemas.ts'
import { BOOKING_STATUSES } from './states.ts'

export const SendBookingMessage = v.pipe(
  v.strictObject({ clientId: ClientId, content: Draft, attachmentIds: v.optional(AttachmentIds) }),
  saysSomething(),
)
export type SendBookingMessage = v.InferOutput<typeof SendBookingMessage>

/** A text that a provider sends with one press. */
export const QuickResponse = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower case letters, digits and "_"')),
  /** What the button says. */
  label: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(60)),
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(1_000)),
  /** Offered while the booking stands so; always, where there is none. */
  statuses: v.array(v.picklist(BOOKING_STATUSES)),
})
export type QuickResponse = v.InferOutput<typeof QuickResponse>

export const SendQuickResponse = v.strictObject({ clientId: ClientId, key: QuickResponse.entries.key })
export type SendQuickResponse = v.InferOutput<typeof SendQuickResponse>

/** Begins sharing, or goes on: it ends by itself when nothing comes. */
export const ShareLocation = v.strictObject({
  point: GeoPoint,
  accuracy: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
})
export type ShareLocation = v.InferOutput<typeof ShareLocation>

/** A booking with its conversation, where somebody has written. */
export const BookingConversation = v.object({
  booking: SharedBooking,
  conversation: v.nullable(Conversation),
  /** Until when messages are taken; null while the work is not done. */
  closesAt: v.nullable(v.string()),
  open: v.boolean(),
  quickResponses: v.array(QuickResponse),
})
export type BookingConversation = v.InferOutput<typeof BookingConversation>

export const BookingConversationPage = v.object({
  items: v.array(BookingConversation),
  nextCursor: v.nullable(v.string()),
})
export type BookingConversationPage = v.InferOutput<typeof BookingConversationPage>

/** How a provider answers, over the last 30 days. */
export const BookingChatStats = v.object({
  conversations: v.number(),
  active: v.number(),
  unread: v.number(),
  /** From a customer's message to the provider's next, in seconds; null where nothing was answered. */
  averageResponseSeconds: v.nullable(v.number()),
  /** Of the customers' questions, how many were answered: 0 to 1; null where there were none. */
  responseRate: v.nullable(v.number()),
  recent: v.array(
    v.object({
      bookingId: v.string(),
      bookingNumber: v.number(),
      customerName: v.nullable(v.string()),
      preview: v.string(),
      at: v.string(),
    }),
  ),
})
export type BookingChatStats = v.InferOutput<typeof BookingChatStats>

const hours = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

/** What a workspace decides about its bookings. */
export const BookingSettings = v.object({
  /** 48 unless changed. */
  completionEscalationHours: hours(24 * 60),
  /** 7 unless changed. */
  autoCompleteDays: hours(365),
  /** 3 unless changed. */
  minContactAttempts: hours(50),
  /** Hours before the start: 24, 2 and 1 unless changed. */
  reminderHours: v.pipe(v.array(hours(24 * 14)), v.maxLength(5)),
  /** How long customer and provider may still write after the work is done. */
  chatClosesAfterHours: hours(24 * 365),
  quickResponses: v.pipe(v.array(QuickResponse), v.maxLength(LIMITS.quickResponses)),
})
export type BookingSettings = v.InferOutput<typeof BookingSettings>

export const UpdateBookingSettings = v.strictObject({
  completionEscalationHours: v.optional(BookingSettings.entries.completionEscalationHours),
  autoCompleteDays: v.optional(BookingSettings.entries.autoCompleteDays),
  minContactAttempts: v.optional(BookingSettings.entries.minContactAttempts),
  reminderHours: v.optional(BookingSettings.entries.reminderHours),
  chatClosesAfterHours: v.optional(BookingSettings.entries.chatClosesAfterHours),
  quickResponses: v.optional(BookingSettings.entries.quickResponses),
})
export type UpdateBookingSettings = v.InferOutput<typeof UpdateBookingSettings>
