import { failedJobEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { countFailedJobs, discardFailedJob, listFailedJobs, retryFailedJob, retryFailedJobs } from './service.ts'

export function mountFailedJobs(app: App): void {
  route(app, endpoints.listFailedJobs, (ctx, { query }) => listFailedJobs(ctx, query))
  route(app, endpoints.countFailedJobs, (ctx) => countFailedJobs(ctx))
  route(app, endpoints.retryFailedJobs, (ctx, { body }) => retryFailedJobs(ctx, body))
  route(app, endpoints.retryFailedJob, (ctx, { params }) => retryFailedJob(ctx, params))
  route(app, endpoints.discardFailedJob, (ctx, { params }) => discardFailedJob(ctx, params))
}
