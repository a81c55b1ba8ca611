import { customerEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getCustomer, getOwnCustomer, updateOwnCustomer } from './service.ts'

export function mountCustomers(app: App): void {
  route(app, customerEndpoints.getOwnCustomer, (ctx) => getOwnCustomer(ctx))
  route(app, customerEndpoints.updateOwnCustomer, (ctx, { body }) => updateOwnCustomer(ctx, body))
  route(app, customerEndpoints.getCustomer, (ctx, { params }) => getCustomer(ctx, params))
}
