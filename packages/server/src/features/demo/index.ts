import { CodedError } from '@deskbell/protocol'
import type { AppContext } from '../../platform/http.ts'
import type { Feature } from '../feature.ts'
import { findFirstWorkspace } from '../workspaces/index.ts'
import { demoPage, hostilePage } from './page.ts'
import { HARBOR_SVG, HOSTILE_CSS, MARK_SVG, SITE_CSS } from './styles.ts'

/** As strict as a careful host would be: what the widget cannot do under it, it must not do. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'site.css': ['text/css; charset=utf-8', SITE_CSS],
  'hostile.css': ['text/css; charset=utf-8', HOSTILE_CSS],
  'mark.svg': ['image/svg+xml', MARK_SVG],
  'harbor.svg': ['image/svg+xml', HARBOR_SVG],
}

/** A page of the demo site, or the console where this service shows no demo. */
async function show(c: AppContext, page: (workspaceKey: string) => string): Promise<Response> {
  const { config, db } = c.var.deps
  const workspace = config.demo ? await findFirstWorkspace(db) : undefined
  if (!workspace) return c.redirect('/console')
  return c.html(page(workspace.key), 200, { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' })
}

/** The demo site at `/`, where the widget can be tried, and a hostile page for tests. */
export const demo: Feature = {
  name: 'demo',
  mount(app) {
    app.get('/', (c) => show(c, demoPage))
    app.get('/demo/:file', (c): Response | Promise<Response> => {
      const name = c.req.param('file')
      if (name === 'hostile') return show(c, hostilePage)
      const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined
      if (!file) throw new CodedError('not_found', `There is no file ${name}`)
      return c.body(file[1], 200, { 'Content-Type': file[0], 'Cache-Control': 'public, max-age=3600' })
    })
  },
}
