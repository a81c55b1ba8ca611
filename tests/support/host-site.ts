import { createServer } from 'node:http'

export interface HostSite extends AsyncDisposable {
  readonly url: string
}

/**
 * Somebody's site on an origin of its own, which carries the widget by script tag as the Install
 * page hands it out, and the elements; `body` stands before them.
 */
export async function startHostSite(serviceUrl: string, workspaceKey: string, body = ''): Promise<HostSite> {
  const page = `<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1>
${body}<script async src="${serviceUrl}/v1/deskbell.js" data-workspace="${workspaceKey}"></script>
<script type="module" src="${serviceUrl}/v1/elements.js"></script></html>`
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
