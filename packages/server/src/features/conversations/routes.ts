import { conversationEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { limitMessages } from '../../platform/message-limits.ts'
import { route } from '../../platform/route.ts'
import { countInbox, getConversation, listConversations, listEntries } from './read.ts'
import { markReceipt } from './receipts.ts'
import { sendMessage, startConversation } from './send.ts'
import { assignConversation, closeConversation, reopenConversation } from './workflow.ts'

export function mountConversations(app: App): void {
  route(app, endpoints.listConversations, (ctx, { query }) => listConversations(ctx, query))
  route(app, endpoints.countInbox, (ctx) => countInbox(ctx))
  route(app, endpoints.startConversation, async (ctx, { body, ip }) => {
    await limitMessages(ctx, ip)
    return startConversation(ctx, body)
  })
  route(app, endpoints.getConversation, (ctx, { params }) => getConversation(ctx, params))
  route(app, endpoints.listEntries, (ctx, { params, query }) => listEntries(ctx, { ...params, ...query }))
  route(app, endpoints.sendMessage, async (ctx, { params, body, ip }) => {
    await limitMessages(ctx, ip)
    return sendMessage(ctx, { ...params, ...body })
  })
  route(app, endpoints.markReceipt, (ctx, { params, body }) => markReceipt(ctx, { ...params, ...body }))
  route(app, endpoints.assignConversation, (ctx, { params, body }) => assignConversation(ctx, { ...params, ...body }))
  route(app, endpoints.closeConversation, (ctx, { params }) => closeConversation(ctx, params))
  route(app, endpoints.reopenConversation, (ctx, { params }) => reopenConversation(ctx, params))
}
