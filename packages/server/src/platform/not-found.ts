import { CodedError } from '@deskbell/protocol'
import { answerProblem } from './edge.ts'
import type { App, AppContext } from './http.ts'

/**
 * Answers for addresses and methods that nothing was mounted on: 404, or 405 with `Allow` where the
 * address takes other methods. Built once all routes are there.
 */
export function answerUnknown(app: App): (c: AppContext) => Response {
  const mounted = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }))

  return (c) => {
    const methods = new Set(mounted.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method))
    if (methods.size === 0) return answerProblem(c, new CodedError('not_found', 'Nothing stands at this address'))
    if (methods.has('GET')) methods.add('HEAD')
    const allow = [...methods, 'OPTIONS'].sort().join(', ')
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allow } })
    const response = answerProblem(c, new CodedError('method_not_allowed', `This address takes ${allow}`))
    response.headers.set('Allow', allow)
    return response
  }
}

/** @example patternOf('/v1/agents/:agentId') // /^\/v1\/agents\/[^/]+$/ */
function patternOf(path: string): RegExp {
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('/*', '(/.*)?')
    .replace(/:\w+/g, '[^/]+')
  return new RegExp(`^${source}$`)
}
