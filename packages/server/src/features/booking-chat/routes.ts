import { bookingChatEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { limitMessages } from '../../platform/message-limits.ts'
import { route } from '../../platform/route.ts'
import { getBookingConversation } from './conversation.ts'
import { listBookingConversations } from './list.ts'
import { shareLocation, stopSharingLocation } from './location.ts'
import { sendBookingMessage, sendQuickResponse } from './send.ts'
import { getBookingChatStats } from './stats.ts'

export function mountBookingChat(app: App): void {
  route(app, endpoints.getBookingConversation, (ctx, { params }) => getBookingConversation(ctx, params))
  route(app, endpoints.sendBookingMessage, async (ctx, { params, body, ip }) => {
    await limitMessages(ctx, ip)
    return sendBookingMessage(ctx, { ...params, ...body })
  })
  route(app, endpoints.sendQuickResponse, (ctx, { params, body }) => sendQuickResponse(ctx, { ...params, ...body }))
  route(app, endpoints.shareLocation, (ctx, { params, body }) => shareLocation(ctx, { ...params, ...body }), {
    limits: [RATE_RULES.location],
  })
  route(app, endpoints.stopSharingLocation, (ctx, { params }) => stopSharingLocation(ctx, params))
  route(app, endpoints.listBookingConversations, (ctx, { query }) => listBookingConversations(ctx, query))
  route(app, endpoints.getBookingChatStats, (ctx, { query }) => getBookingChatStats(ctx, query))
}
