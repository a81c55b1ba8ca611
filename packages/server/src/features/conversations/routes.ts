import { conversationEndpoints as endpoints } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { countInbox, getConversation, listConversations, listEntries } from './read.ts'
import { markReceipt } from './receipts.ts'
import { sendMessage, startConversation } from './send.ts'
import { assignConversation, closeConversation, reopenConversation } from './workflow.ts'

/** Customers may send so much, and one network address may send so much; agents have the ordinary limit. */
async function limitMessages({ actor, deps }: Ctx, ip: string): Promise<void> {
  if (actor.kind !== 'customer') return
  await deps.limiter.consume(actor.id, RATE_RULES.message)
  await deps.limiter.consume(ip, RATE_RULES.messagePerAddress)
}

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
