import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** As strict as the service is with the console. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

/** What the page that draws mails may do. */
const MAIL_CSP =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox"

/** A page of the same origin on which nothing runs. */
export const EMPTY_PAGE = '/console/empty.html'
const EMPTY = '<!doctype html><title>Empty</title><link rel="icon" href="data:,">'

/** Serves a build under /console/ as the service does: every unknown path is the page itself. */
export async function serveBuild(folder: string, page: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    if (pathname === EMPTY_PAGE) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(EMPTY)
      return
    }
    const path = pathname.replace(/^\/console\/?/, '')
    const name = extname(path) ? normalize(path) : page
    try {
      const body = await readFile(join(folder, name))
      response.writeHead(200, {
        'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': name === 'mail-frame.html' ? MAIL_CSP : CSP,
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
