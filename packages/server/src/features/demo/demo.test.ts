import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

eachDatabase((_kind, open) => {
  test('the site carries the first workspace’s key in its script tag, and nothing inline', async () => {
    const api = testApi((await open()).db)
    const { key } = await api.workspace()
    for (const path of ['/', '/demo/hostile']) {
      const response = await api.app.request(path)
      const page = await response.text()
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page).toContain(`<script async src="/v1/deskbell.js" data-workspace="${key}"></script>`)
      expect(page.match(/<script(?![^>]* src="\/v1\/)/g)).toBeNull()
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    }
  })

  test('without a demo, or before there is a workspace, visitors are sent to the console', async () => {
    const { db } = await open()
    const empty = await testApi(db).app.request('/')
    expect([empty.status, empty.headers.get('location')]).toEqual([302, '/console'])
    const off = testApi(db, { env: { DESKBELL_DEMO: 'off' } })
    await off.workspace()
    expect((await off.app.request('/')).status).toBe(302)
  })

  test.each([
    ['/demo/site.css', 200, 'text/css; charset=utf-8'],
    ['/demo/harbor.svg', 200, 'image/svg+xml'],
    ['/demo/nothing.css', 404, 'application/problem+json'],
    ['/demo/constructor', 404, 'application/problem+json'],
  ])('%s is answered %i', async (path, status, type) => {
    const api = testApi((await open()).db)
    const response = await api.app.request(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
  })
})
