import { bookingChatEndpoints, bookingEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createBooking } from './create.ts'
import { createBookingLink, openBookingLink, revokeBookingLinks } from './links.ts'
import { getBookingByExternalId, putBooking } from './put.ts'
import { getBooking, getBookingStatus, listBookingHistory, listBookings } from './read.ts'
import { getBookingSettings, updateBookingSettings } from './settings.ts'
import { updateBookingStatus } from './status.ts'
import { assignBooking, cancelBooking, rescheduleBooking, updateBooking } from './work.ts'

export function mountBookings(app: App): void {
  route(app, endpoints.listBookings, (ctx, { query }) => listBookings(ctx, query))
  route(app, endpoints.createBooking, (ctx, { body }) => createBooking(ctx, body))
  route(app, endpoints.getBookingByExternalId, (ctx, { params }) => getBookingByExternalId(ctx, params))
  route(app, endpoints.putBooking, (ctx, { params, body }) => putBooking(ctx, { ...params, ...body }))
  route(app, endpoints.getBooking, (ctx, { params }) => getBooking(ctx, params))
  route(app, endpoints.updateBooking, (ctx, { params, body }) => updateBooking(ctx, { ...params, ...body }))
  route(app, endpoints.rescheduleBooking, (ctx, { params, body }) => rescheduleBooking(ctx, { ...params, ...body }))
  route(app, endpoints.cancelBooking, (ctx, { params, body }) => cancelBooking(ctx, { ...params, ...body }))
  route(app, endpoints.assignBooking, (ctx, { params, body }) => assignBooking(ctx, { ...params, ...body }))
  route(app, endpoints.getBookingStatus, (ctx, { params }) => getBookingStatus(ctx, params))
  route(app, endpoints.updateBookingStatus, (ctx, { params, body }) => updateBookingStatus(ctx, { ...params, ...body }))
  route(app, endpoints.listBookingHistory, (ctx, { params }) => listBookingHistory(ctx, params))
  route(app, endpoints.createBookingLink, (ctx, { params, body }) => createBookingLink(ctx, { ...params, ...body }))
  route(app, endpoints.revokeBookingLinks, (ctx, { params }) => revokeBookingLinks(ctx, params))
  route(app, endpoints.openBookingLink, (ctx, { body }) => openBookingLink(ctx, body))
  route(app, bookingChatEndpoints.getBookingSettings, (ctx) => getBookingSettings(ctx))
  route(app, bookingChatEndpoints.updateBookingSettings, (ctx, { body }) => updateBookingSettings(ctx, body))
}
