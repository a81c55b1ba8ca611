import {
  apiKeyEndpoints,
  bookingChatEndpoints,
  bookingCompletionEndpoints,
  bookingEndpoints,
  type CompleteBySupport,
  type CreateApiKey,
  type CreateBooking,
  type ListBookings,
  type ListPendingCompletions,
  type ListReviews,
  type LogContact,
  type ModerateReview,
  type ProviderInput,
  type RescheduleBooking,
  type SendBookingMessage,
  type SettleDispute,
  type UpdateBooking,
  type UpdateBookingSettings,
  type UpdateBookingStatus,
} from '@deskbell/protocol'
import type * as v from 'valibot'
import type { Call } from './http.ts'

/** What a list of bookings is asked by; absent: not narrowed. */
export type BookingQuery = Readonly<v.InferInput<typeof ListBookings>>

export type BookingsApi = ReturnType<typeof createBookingsApi>

/** Bookings as agents and providers work upon them. */
export function createBookingsApi(call: Call) {
  const at = { ...bookingEndpoints, ...bookingCompletionEndpoints, ...bookingChatEndpoints }
  const of = (bookingId: string) => ({ params: { bookingId } })
  return {
    list: (query: BookingQuery) => call(at.listBookings, { query }),
    get: (bookingId: string) => call(at.getBooking, of(bookingId)),
    create: (body: v.InferInput<typeof CreateBooking>) => call(at.createBooking, { body }),
    update: (bookingId: string, body: UpdateBooking) => call(at.updateBooking, { ...of(bookingId), body }),
    reschedule: (bookingId: string, body: RescheduleBooking) => call(at.rescheduleBooking, { ...of(bookingId), body }),
    cancel: (bookingId: string, reason: string, version: number) =>
      call(at.cancelBooking, { ...of(bookingId), body: { ...(reason && { reason }), version } }),
    assign: (bookingId: string, provider: ProviderInput) =>
      call(at.assignBooking, { ...of(bookingId), body: { provider } }),
    report: (bookingId: string, body: v.InferInput<typeof UpdateBookingStatus>) =>
      call(at.updateBookingStatus, { ...of(bookingId), body }),
    state: (bookingId: string) => call(at.getBookingStatus, of(bookingId)),
    history: async (bookingId: string) => (await call(at.listBookingHistory, of(bookingId))).items,
    createLink: (bookingId: string, scope: 'manage' | 'view') =>
      call(at.createBookingLink, { ...of(bookingId), body: { scope } }),
    endLinks: (bookingId: string) => call(at.revokeBookingLinks, of(bookingId)),

    requestCompletion: (bookingId: string) => call(at.requestCompletion, of(bookingId)),
    completion: (bookingId: string) => call(at.getCompletion, of(bookingId)),
    pending: (query: v.InferInput<typeof ListPendingCompletions>) => call(at.listPendingCompletions, { query }),
    takeUp: (bookingId: string) => call(at.initiateFollowUp, of(bookingId)),
    logContact: (bookingId: string, body: LogContact) => call(at.logContact, { ...of(bookingId), body }),
    endFollowUp: (bookingId: string, body: CompleteBySupport) => call(at.completeBySupport, { ...of(bookingId), body }),
    settle: (bookingId: string, body: SettleDispute) => call(at.settleDispute, { ...of(bookingId), body }),

    reviews: (query: v.InferInput<typeof ListReviews>) => call(at.listReviews, { query }),
    moderate: (reviewId: string, status: ModerateReview['status']) =>
      call(at.moderateReview, { params: { reviewId }, body: { status } }),

    conversation: (bookingId: string) => call(at.getBookingConversation, of(bookingId)),
    write: (bookingId: string, body: v.InferInput<typeof SendBookingMessage>) =>
      call(at.sendBookingMessage, { ...of(bookingId), body }),
    settings: () => call(at.getBookingSettings),
    saveSettings: (body: UpdateBookingSettings) => call(at.updateBookingSettings, { body }),

    keys: async () => (await call(apiKeyEndpoints.listApiKeys)).items,
    makeKey: (body: CreateApiKey) => call(apiKeyEndpoints.createApiKey, { body }),
    endKey: (apiKeyId: string) => call(apiKeyEndpoints.deleteApiKey, { params: { apiKeyId } }),
  }
}
