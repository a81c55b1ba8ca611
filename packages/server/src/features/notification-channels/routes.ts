import { notificationDeskEndpoints as desk, notificationEndpoints as own } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { addPushSubscription, getPushKey, removePushSubscription } from './push.ts'
import { mountReports } from './report-routes.ts'
import { getNotificationChannels, removeChannel, setUpSlack, setUpTwilio, setUpWhatsApp } from './settings.ts'
import { getNotificationStats } from './stats.ts'
import { addSuppression, listSuppressions, removeSuppression } from './suppressions.ts'

export function mountNotificationChannels(app: App): void {
  route(app, desk.getNotificationChannels, (ctx) => getNotificationChannels(ctx))
  route(app, desk.setUpTwilio, (ctx, { body }) => setUpTwilio(ctx, body))
  route(app, desk.removeTwilio, (ctx) => removeChannel(ctx, 'sms'))
  route(app, desk.setUpWhatsApp, (ctx, { body }) => setUpWhatsApp(ctx, body))
  route(app, desk.removeWhatsApp, (ctx) => removeChannel(ctx, 'whatsapp'))
  route(app, desk.setUpSlack, (ctx, { body }) => setUpSlack(ctx, body))
  route(app, desk.removeSlack, (ctx) => removeChannel(ctx, 'slack'))
  route(app, desk.listSuppressions, (ctx, { query }) => listSuppressions(ctx, query))
  route(app, desk.addSuppression, (ctx, { body }) => addSuppression(ctx, body))
  route(app, desk.removeSuppression, (ctx, { params }) => removeSuppression(ctx, params))
  route(app, desk.getNotificationStats, (ctx, { query }) => getNotificationStats(ctx, query))
  route(app, own.getPushKey, (ctx) => getPushKey(ctx))
  route(app, own.addPushSubscription, (ctx, { body }) => addPushSubscription(ctx, body))
  route(app, own.removePushSubscription, (ctx, { params }) => removePushSubscription(ctx, params))
  mountReports(app)
}
