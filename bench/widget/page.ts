import { createServer } from 'node:http'

export interface HostPages {
  readonly url: string
  stop(): Promise<void>
}

const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><h1>A shop</h1>'

/** A blank page on an origin of its own: `/without` the widget and `/with` it by script tag. */
export async function serveHostPages(serviceUrl: string, workspaceKey: string): Promise<HostPages> {
  const tag = `<script async src="${serviceUrl}/v1/deskbell.js" data-workspace="${workspaceKey}"></script>`
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(request.url === '/with' ? PAGE + tag : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
