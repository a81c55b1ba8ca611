import type { App, AppContext } from './http.ts'
import { openApiDocument } from './openapi.ts'
import { serveAsset } from './static.ts'

/** The console may talk to its own server and to rooms, and to nothing else. */
const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The page in which the console shows a mail: styles stand in mails as they stand in the page, and nothing runs but
 * the file that puts them there. It has no origin, wherever it is opened.
 */
const MAIL_FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src data: http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** The reference page draws its own styles; it loads nothing from elsewhere. */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deskbell API reference</title>
<link rel="icon" href="/console/bell.svg">
</head>
<body>
<div id="reference"></div>
<noscript>This page needs scripts. The same is in <a href="/openapi.json">openapi.json</a>.</noscript>
<script src="/api/scalar.js"></script>
<script src="/api/start.js"></script>
</body>
</html>
`

const REFERENCE_START = `Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
})
`

/** The widget's files, the console and the API reference. */
export function mountPages(app: App): void {
  app.get('/v1/deskbell.js', (c) => anywhere(c, 'widget/deskbell.js', 300))
  app.get('/v1/deskbell-worker.js', (c) => anywhere(c, 'widget/deskbell-worker.js', 300))
  app.get('/v1/elements.js', (c) => anywhere(c, 'widget/elements.js', 300))
  app.get('/v1/widget/*', (c) => anywhere(c, `widget/widget/${c.req.path.slice('/v1/widget/'.length)}`, 300))

  app.get('/console', (c) => consolePage(c))
  app.get('/console/mail-frame.html', (c) =>
    serveAsset(c, 'console/mail-frame.html', { headers: { 'Content-Security-Policy': MAIL_FRAME_POLICY } }),
  )
  app.get('/console/*', (c) => {
    const path = c.req.path.slice('/console/'.length)
    // Addresses inside the console have no ending; they all open the one page.
    return /\.\w+$/.test(path) ? serveAsset(c, `console/${path}`) : consolePage(c)
  })

  app.get('/openapi.json', async (c) => {
    c.set('route', '/openapi.json')
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(await openApiDocument(app, c.var.deps.config.publicUrl))
  })
  app.get('/api', (c) => {
    c.set('route', '/api')
    return c.html(REFERENCE_PAGE, 200, { 'Content-Security-Policy': REFERENCE_POLICY })
  })
  app.get('/api/start.js', (c) => c.body(REFERENCE_START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.get('/api/scalar.js', (c) => serveAsset(c, 'api/scalar.js', { maxAge: 86_400 }))
}

/** Host pages import these from their own origin. */
function anywhere(c: AppContext, path: string, maxAge: number): Promise<Response> {
  c.set('route', path.includes('/', 'widget/'.length) ? '/v1/widget/*' : `/v1/${path.slice('widget/'.length)}`)
  return serveAsset(c, path, { maxAge, headers: { 'Access-Control-Allow-Origin': '*' } })
}

function consolePage(c: AppContext): Promise<Response> {
  c.set('route', '/console/*')
  return serveAsset(c, 'console/index.html', {
    headers: { 'Content-Security-Policy': CONSOLE_POLICY, 'X-Frame-Options': 'DENY' },
  })
}
