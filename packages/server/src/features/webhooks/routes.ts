import { webhookEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { listWebhookDeliveries, retryWebhookDelivery, testWebhookEndpoint } from './deliveries.ts'
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from './endpoints.ts'

export function mountWebhooks(app: App): void {
  route(app, endpoints.listWebhookEndpoints, (ctx) => listWebhookEndpoints(ctx))
  route(app, endpoints.createWebhookEndpoint, (ctx, { body }) => createWebhookEndpoint(ctx, body))
  route(app, endpoints.updateWebhookEndpoint, (ctx, { params, body }) =>
    updateWebhookEndpoint(ctx, { ...body, ...params }),
  )
  route(app, endpoints.deleteWebhookEndpoint, (ctx, { params }) => deleteWebhookEndpoint(ctx, params))
  route(app, endpoints.rotateWebhookSecret, (ctx, { params }) => rotateWebhookSecret(ctx, params))
  route(app, endpoints.testWebhookEndpoint, (ctx, { params }) => testWebhookEndpoint(ctx, params), {
    limits: [RATE_RULES.webhookTest],
  })
  route(app, endpoints.listWebhookDeliveries, (ctx, { query }) => listWebhookDeliveries(ctx, query))
  route(app, endpoints.retryWebhookDelivery, (ctx, { params }) => retryWebhookDelivery(ctx, params))
}
