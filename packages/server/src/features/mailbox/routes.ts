import { notificationDeskEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getKeptMail, getMailbox } from './service.ts'

export function mountMailbox(app: App): void {
  route(app, endpoints.getMailbox, (ctx) => getMailbox(ctx))
  route(app, endpoints.getKeptMail, (ctx, { params }) => getKeptMail(ctx, params))
}
