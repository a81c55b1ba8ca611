import { notificationDeskEndpoints as desk, notificationEndpoints as own } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { listNotifications, readNotifications } from './centre.ts'
import { getDelivery, listDeliveries, retryDelivery } from './deliveries.ts'
import { sendNotification } from './host.ts'

export function mountNotifications(app: App): void {
  route(app, own.listNotifications, (ctx, { query }) => listNotifications(ctx, query))
  route(app, own.readNotifications, (ctx, { body }) => readNotifications(ctx, body))
  route(app, desk.sendNotification, (ctx, { body }) => sendNotification(ctx, body))
  route(app, desk.listDeliveries, (ctx, { query }) => listDeliveries(ctx, query))
  route(app, desk.getDelivery, (ctx, { params }) => getDelivery(ctx, params))
  route(app, desk.retryDelivery, (ctx, { params }) => retryDelivery(ctx, params))
}
