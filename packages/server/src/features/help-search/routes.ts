import { helpSearchEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { searchHelp } from './search.ts'
import { suggestHelp, testUrlRules } from './suggest.ts'
import { getUrlRules, saveUrlRules } from './url-rules.ts'

const PUBLIC = { maxAgeSeconds: 60, staleSeconds: 600 }

export function mountHelpSearch(app: App): void {
  route(app, endpoints.searchHelp, (ctx, { query }) => searchHelp(ctx, query), PUBLIC)
  route(app, endpoints.suggestHelp, (ctx, { query }) => suggestHelp(ctx, query), PUBLIC)
  route(app, endpoints.getUrlRules, (ctx) => getUrlRules(ctx))
  route(app, endpoints.saveUrlRules, (ctx, { body }) => saveUrlRules(ctx, body))
  route(app, endpoints.testUrlRules, (ctx, { body }) => testUrlRules(ctx, body))
}
