import { createServer } from 'node:http'

export interface HostPages {
  readonly url: string
  stop(): Promise<void>
}

const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><h1>A shop</h1>'
/** Nothing moves in the page any more after its load and this time, in milliseconds. */
const STILL_AFTER = 1_000

/**
 * A blank page on an origin of its own: `/with` the widget by script tag, and `/later` with the same tag
 * put in by the page once it is drawn and still, so that what happens from then on is the widget's doing.
 */
export async function serveHostPages(serviceUrl: string, workspaceKey: string): Promise<HostPages> {
  const tag = `<script async src="${serviceUrl}/v1/deskbell.js" data-workspace="${workspaceKey}"></script>`
  const later = `<template>${tag}</template><script>(${putInLater})(${STILL_AFTER})</script>`
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(PAGE + (request.url === '/later' ? later : tag))
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

/** Runs in the page. */
function putInLater(milliseconds: number): void {
  const put = (): void => {
    const template = document.querySelector('template')
    if (template) document.body.append(document.importNode(template.content, true))
  }
  addEventListener('load', () => setTimeout(put, milliseconds))
}
