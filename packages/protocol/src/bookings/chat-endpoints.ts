import * as v from 'valibot'
import { SentMessage } from '../conversations/schemas.ts'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import {
  BookingChatStats,
  BookingConversation,
  BookingConversationPage,
  BookingSettings,
  SendBookingMessage,
  SendQuickResponse,
  ShareLocation,
  UpdateBookingSettings,
} from './chat.ts'
import { LiveLocation } from './schemas.ts'

const params = v.object({ bookingId: id('booking') })

/**
 * What customer and provider say to each other about one booking. Its thread is a conversation like any other: entries,
 * receipts and its room go by the conversation's own endpoints.
 */
export const bookingChatEndpoints = {
  getBookingConversation: endpoint({
    id: 'getBookingConversation',
    method: 'GET',
    path: '/v1/bookings/:bookingId/conversation',
    callers: ['customer', 'guest', 'agent'],
    summary: 'The conversation of a booking, where one has begun',
    params,
    result: BookingConversation,
  }),
  sendBookingMessage: endpoint({
    id: 'sendBookingMessage',
    method: 'POST',
    path: '/v1/bookings/:bookingId/messages',
    callers: ['customer', 'guest', 'agent'],
    summary: 'Write to the other side of a booking; the first message begins its conversation',
    params,
    body: SendBookingMessage,
    result: SentMessage,
    status: 201,
  }),
  sendQuickResponse: endpoint({
    id: 'sendQuickResponse',
    method: 'POST',
    path: '/v1/bookings/:bookingId/quick-responses',
    callers: ['agent'],
    summary: 'Send one of the workspace’s quick responses',
    params,
    body: SendQuickResponse,
    result: SentMessage,
    status: 201,
  }),
  shareLocation: endpoint({
    id: 'shareLocation',
    method: 'PUT',
    path: '/v1/bookings/:bookingId/location',
    callers: ['agent'],
    summary: 'Show the customer where you are, until you stop or nothing more comes',
    params,
    body: ShareLocation,
    result: LiveLocation,
  }),
  stopSharingLocation: endpoint({
    id: 'stopSharingLocation',
    method: 'DELETE',
    path: '/v1/bookings/:bookingId/location',
    callers: ['agent'],
    summary: 'Stop showing where you are; what was shown is forgotten',
    params,
  }),
  listBookingConversations: endpoint({
    id: 'listBookingConversations',
    method: 'GET',
    path: '/v1/booking-conversations',
    callers: ['customer', 'agent'],
    summary: 'Your conversations about bookings, the newest activity first',
    query: v.strictObject({ cursor: v.optional(Cursor), limit: PageLimit }),
    result: BookingConversationPage,
  }),
  getBookingChatStats: endpoint({
    id: 'getBookingChatStats',
    method: 'GET',
    path: '/v1/booking-chat-stats',
    callers: ['agent'],
    summary: 'How a provider answers: yours, or anybody’s for admins and agents',
    query: v.strictObject({ providerId: v.optional(id('agent')) }),
    result: BookingChatStats,
  }),
  getBookingSettings: endpoint({
    id: 'getBookingSettings',
    method: 'GET',
    path: '/v1/booking-settings',
    callers: ['agent'],
    summary: 'What the workspace decides about its bookings',
    result: BookingSettings,
  }),
  updateBookingSettings: endpoint({
    id: 'updateBookingSettings',
    method: 'PATCH',
    path: '/v1/booking-settings',
    callers: ['admin'],
    summary: 'Change reminders, deadlines, quick responses; what is left out stays',
    body: UpdateBookingSettings,
    result: BookingSettings,
  }),
}
