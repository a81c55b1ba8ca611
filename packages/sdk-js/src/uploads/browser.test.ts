import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import { type RealService, startRealService } from '../testing/real-service.ts'
import type { Client } from '../types.ts'
import type { createUploads } from './client.ts'
import type { Uploads } from './types.ts'

declare global {
  var uploads: Uploads
  var sdk: { createClient(options: { url: string; workspaceKey: string }): Client; createUploads: typeof createUploads }
}

const PAGE = '<!doctype html><script src="/sdk.js"></script>'
const PIECE = 1024 * 1024

let service: RealService
let shop: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { createClient } from '../index.ts'; export { createUploads } from './index.ts'",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    conditions: ['@deskbell/source'],
  })
  service = await startRealService()
  const script = outputFiles[0]?.text ?? ''
  // Somebody's site, on an origin of its own.
  shop = createServer((request, response) => {
    const [type, text] = request.url === '/sdk.js' ? ['javascript', script] : ['html', PAGE]
    response.setHeader('content-type', `text/${type}`).end(text)
  })
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  const workspace = await service.api.workspace()
  const admin = await service.api.agent(workspace, { role: 'admin' })
  await admin.call('PATCH', '/v1/workspace', { body: { allowedOrigins: [origin] } })
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(origin)
  await page.evaluate(
    ([url = '', workspaceKey = '']) => {
      globalThis.uploads = sdk.createUploads(sdk.createClient({ url, workspaceKey }).wire)
    },
    [service.url, workspace.key],
  )
})
afterAll(async () => {
  await browser?.close()
  shop?.closeAllConnections()
  shop?.close()
  await service?.close()
})

it('goes on from another site after the line was cut, and tells of it', async () => {
  let pieces = 0
  await page.route('**/v1/uploads/*', (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    pieces += 1
    return pieces === 2 ? route.abort('internetdisconnected') : route.continue()
  })
  const told = await page.evaluate(async (size) => {
    const progress: [number, string | undefined][] = []
    const file = new File([new Uint8Array(size)], 'Plan – März.bin')
    const attachment = await uploads.upload(file, {
      onProgress: ({ sent, trouble }) => progress.push([sent, trouble?.kind]),
    })
    return { attachment, progress }
  }, 2 * PIECE)
  expect(told.attachment).toMatchObject({ name: 'Plan – März.bin', size: 2 * PIECE })
  expect(told.progress.slice(0, 4)).toEqual([
    [0, undefined],
    [PIECE, undefined],
    [PIECE, 'unreachable'],
    [PIECE, undefined],
  ])
  expect(told.progress.at(-1)).toEqual([2 * PIECE, undefined])
  await page.unroute('**/v1/uploads/*')
})

it('shows a picture on the site, and downloads all else under its name', async () => {
  const shown = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(960, 480)
    canvas.getContext('2d')?.fillRect(0, 0, 960, 480)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
    const { id } = await uploads.upload(blob, { name: 'photo' })
    const { url, thumbnailUrl } = await uploads.link(id)
    const widthOf = async (src: string) => {
      const image = Object.assign(new Image(), { src })
      await image.decode()
      return image.naturalWidth
    }
    return [await widthOf(url), await widthOf(thumbnailUrl ?? '')]
  })
  expect(shown).toEqual([960, 480])

  const url = await page.evaluate(async () => {
    const page = new File(['<script>document.title = "run"</script>'], 'offer "1" – März.html', { type: 'text/html' })
    const { id } = await uploads.upload(page)
    return (await uploads.link(id)).url
  })
  const opened = await browser.newPage()
  const [download] = await Promise.all([opened.waitForEvent('download'), opened.goto(url).catch(() => {})])
  expect(download.suggestedFilename()).toMatch(/^offer .1. – März\.html$/)
  expect(await opened.title()).not.toBe('run')
})
