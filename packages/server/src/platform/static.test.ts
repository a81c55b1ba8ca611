import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { openTestDatabase, type TestDatabase } from '../testing/databases.ts'
import { testDeps } from '../testing/deps.ts'
import { fileAssets } from './assets.ts'
import type { App } from './http.ts'

const script = `export const bell = '${'ding '.repeat(500)}'`
const folder = mkdtempSync(join(tmpdir(), 'deskbell-assets-'))
let database: TestDatabase
let app: App

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(async () => {
  write('widget/deskbell.js', script)
  write('widget/deskbell-worker.js', script)
  write('widget/widget/messenger-B4x9Zq1k.js', script)
  write('console/index.html', '<!doctype html><title>Console</title>')
  write('console/assets/index-Ck2mP0aa.css', 'a{}')
  database = await openTestDatabase('sqlite', { features: [] })
  app = createApp(testDeps(database.db, { features: [], assets: fileAssets(folder) }))
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

test.each(['/v1/deskbell.js', '/v1/deskbell-worker.js'])(
  '%s may be used anywhere, for a while, compressed',
  async (path) => {
    const plain = await app.request(path, { headers: { origin: 'https://nobody-knows.example' } })
    expect(plain.status).toBe(200)
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(plain.headers.get('access-control-allow-origin')).toBe('*')
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(plain.headers.get('cache-control')).toContain('max-age=300')
    expect(await plain.text()).toBe(script)

    const gzipped = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(gzipped.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString()).toBe(script)
  },
)

test('a file with a hash in its name is kept for ever', async () => {
  const answer = await app.request('/v1/widget/messenger-B4x9Zq1k.js')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('who has it already gets nothing again, until it changes', async () => {
  const first = await app.request('/v1/deskbell.js')
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await app.request('/v1/deskbell.js', { headers })).status).toBe(304)
  write('widget/deskbell.js', `${script}\n`)
  utimesSync(join(folder, 'widget/deskbell.js'), 1, 1)
  expect((await app.request('/v1/deskbell.js', { headers })).status).toBe(200)
})

describe('the console', () => {
  test.each(['/console', '/console/', '/console/inbox/all', '/console/conversations/cnv_1'])(
    '%s opens its page',
    async (path) => {
      const page = await app.request(path)
      expect(await page.text()).toContain('<title>Console</title>')
      expect(page.headers.get('cache-control')).toBe('no-cache')
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )

  test('shows mails in a page that runs one file, has no origin, and stands in the console alone', async () => {
    write('console/mail-frame.html', '<title>Mail</title>')
    const answer = await app.request('/console/mail-frame.html')
    const policy = answer.headers.get('content-security-policy')
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'", 'sandbox allow-scripts'])
      expect(policy).toContain(rule)
    expect(policy).not.toContain('allow-same-origin')
    const page = await app.request('/console')
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
  })

  test('a file that is missing is not answered with the page', async () => {
    expect((await app.request('/console/assets/index-Ck2mP0aa.css')).status).toBe(200)
    expect((await app.request('/console/assets/gone.js')).status).toBe(404)
  })
})

test.each([
  '/v1/widget/../../package.json',
  '/v1/widget/%2e%2e/%2e%2e/etc/passwd',
  '/v1/widget/..%2f..%2fetc/passwd',
  '/v1/widget/%00',
])('nothing outside is served: %s', async (path) => {
  expect((await app.request(path)).status).toBe(404)
})
