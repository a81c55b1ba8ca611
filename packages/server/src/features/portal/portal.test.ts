import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { publishArticles } from '../../testing/help.ts'

eachDatabase((_kind, open) => {
  test('every page is a whole document under a strict policy', async () => {
    const api = testApi((await open()).db)
    const { id } = await api.workspace()
    await publishArticles(api.deps, id, [
      { slug: 'refunds', title: 'Refunds', category: 'orders' },
      { slug: 'why', title: 'Why?', kind: 'faq', body: 'Because.' },
    ])
    const paths = ['', '/articles/refunds', '/orders', '/search?q=refund', '/faq'].map((path) => `/help${path}`)
    for (const path of [...paths, '/contact']) {
      const response = await api.app.request(path)
      const page = await response.text()
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      )
      expect(page).toMatch(/^<!doctype html><html lang="en" dir="ltr">.*<h1.*<\/html>$/s)
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    }
  })
})
