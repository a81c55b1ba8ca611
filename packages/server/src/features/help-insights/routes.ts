import { helpInsightsEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { reportHelpActivity } from './activity.ts'
import { giveArticleFeedback, listArticleFeedback } from './feedback.ts'
import { getHelpInsights } from './insights.ts'

export function mountHelpInsights(app: App): void {
  route(app, helpInsightsEndpoints.giveArticleFeedback, (ctx, { params, body }) =>
    giveArticleFeedback(ctx, { ...body, ...params }),
  )
  route(app, helpInsightsEndpoints.reportHelpActivity, (ctx, { body }) => reportHelpActivity(ctx, body))
  route(app, helpInsightsEndpoints.getHelpInsights, (ctx, { query }) => getHelpInsights(ctx, query))
  route(app, helpInsightsEndpoints.listArticleFeedback, (ctx, { params, query }) =>
    listArticleFeedback(ctx, { ...query, ...params }),
  )
}
