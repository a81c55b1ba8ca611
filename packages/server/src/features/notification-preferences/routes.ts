import { notificationEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getOwnPreferences, updateOwnPreferences } from './service.ts'

export function mountNotificationPreferences(app: App): void {
  route(app, notificationEndpoints.getNotificationPreferences, (ctx) => getOwnPreferences(ctx))
  route(app, notificationEndpoints.updateNotificationPreferences, (ctx, { body }) => updateOwnPreferences(ctx, body))
}
