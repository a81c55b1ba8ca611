import { slaEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createCalendar, deleteCalendar, listCalendars, updateCalendar } from './calendars.ts'
import { createSlaPolicy, deleteSlaPolicy, listSlaPolicies, updateSlaPolicy } from './policies.ts'

export function mountSla(app: App): void {
  route(app, slaEndpoints.listCalendars, (ctx) => listCalendars(ctx))
  route(app, slaEndpoints.createCalendar, (ctx, { body }) => createCalendar(ctx, body))
  route(app, slaEndpoints.updateCalendar, (ctx, { params, body }) => updateCalendar(ctx, { ...body, ...params }))
  route(app, slaEndpoints.deleteCalendar, async (ctx, { params }) => {
    await deleteCalendar(ctx, params)
  })
  route(app, slaEndpoints.listSlaPolicies, (ctx) => listSlaPolicies(ctx))
  route(app, slaEndpoints.createSlaPolicy, (ctx, { body }) => createSlaPolicy(ctx, body))
  route(app, slaEndpoints.updateSlaPolicy, (ctx, { params, body }) => updateSlaPolicy(ctx, { ...body, ...params }))
  route(app, slaEndpoints.deleteSlaPolicy, async (ctx, { params }) => {
    await deleteSlaPolicy(ctx, params)
  })
}
