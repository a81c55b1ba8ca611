import { ticketTypeEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getContactForm } from './contact-form.ts'
import { createTicketType, listTicketTypes, orderTicketTypes, updateTicketType } from './service.ts'
import { applyTicketTypePreset, listTicketTypePresets } from './use-preset.ts'

export function mountTicketTypes(app: App): void {
  route(
    app,
    endpoints.getContactForm,
    (ctx, { query, origin }) => getContactForm(ctx, query.workspace, origin),
    // Short, because the office opens and closes, and admins look at what they changed.
    { maxAgeSeconds: 30 },
  )
  route(app, endpoints.listTicketTypes, (ctx) => listTicketTypes(ctx))
  route(app, endpoints.createTicketType, (ctx, { body }) => createTicketType(ctx, body))
  route(app, endpoints.updateTicketType, (ctx, { params, body }) => updateTicketType(ctx, { ...body, ...params }))
  route(app, endpoints.orderTicketTypes, (ctx, { body }) => orderTicketTypes(ctx, body))
  route(app, endpoints.listTicketTypePresets, (ctx) => listTicketTypePresets(ctx))
  route(app, endpoints.applyTicketTypePreset, (ctx, { params }) => applyTicketTypePreset(ctx, params))
}
