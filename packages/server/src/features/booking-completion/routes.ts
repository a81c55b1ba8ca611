import { bookingCompletionEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { requestCompletion, respondCompletion } from './answer.ts'
import { completeBySupport, initiateFollowUp, logContact, settleDispute } from './follow-up.ts'
import { getCompletion, listPendingCompletions } from './pending.ts'
import { addReview, listReviews, moderateReview } from './reviews.ts'

export function mountBookingCompletion(app: App): void {
  route(app, endpoints.requestCompletion, (ctx, { params }) => requestCompletion(ctx, params))
  route(app, endpoints.respondCompletion, (ctx, { params, body }) => respondCompletion(ctx, { ...params, ...body }))
  route(app, endpoints.listPendingCompletions, (ctx, { query }) => listPendingCompletions(ctx, query))
  route(app, endpoints.getCompletion, (ctx, { params }) => getCompletion(ctx, params))
  route(app, endpoints.initiateFollowUp, (ctx, { params }) => initiateFollowUp(ctx, params))
  route(app, endpoints.logContact, (ctx, { params, body }) => logContact(ctx, { ...params, ...body }))
  route(app, endpoints.completeBySupport, (ctx, { params, body }) => completeBySupport(ctx, { ...params, ...body }))
  route(app, endpoints.settleDispute, (ctx, { params, body }) => settleDispute(ctx, { ...params, ...body }))
  route(app, endpoints.addReview, (ctx, { params, body }) => addReview(ctx, { ...params, ...body }))
  route(app, endpoints.listReviews, (ctx, { query }) => listReviews(ctx, query))
  route(app, endpoints.moderateReview, (ctx, { params, body }) => moderateReview(ctx, { ...params, ...body }))
}
