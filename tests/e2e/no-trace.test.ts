import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lookInto } from '../../packages/server/src/testing/databases.ts'
import { contentOf } from '../../packages/server/src/testing/house.ts'
import { launchBrowser } from '../support/browser.ts'
import { startHostSite } from '../support/host-site.ts'
import { startDeskbell } from '../support/server.ts'
import { workspaceKeyOf } from '../support/visitors.ts'

test('a page view without a click leaves no cookie, no storage key and no row', async () => {
  await using desk = await startDeskbell()
  await using site = await startHostSite(desk.url, await workspaceKeyOf(desk.url))
  const database = join(desk.folder, '.deskbell/deskbell.db')
  const before = await rowsIn(database)
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Open chat' }).waitFor()
    await page.waitForLoadState('networkidle')

    expect(await context.cookies()).toEqual([])
    const stored = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(stored).toEqual({ local: [], session: [], databases: [], caches: [], workers: 0 })
    expect(await rowsIn(database)).toEqual(before)
    // Only files: nothing is asked of the service itself until somebody means to use it.
    expect(asked.filter((path) => path.startsWith('/v1/') && !path.endsWith('.js'))).toEqual([])
  } finally {
    await browser.close()
  }
})

/** All rows but those of jobs and schedules, which keep time by themselves and are no trace of anyone. */
async function rowsIn(path: string): Promise<Record<string, string[]>> {
  const db = lookInto(path)
  try {
    const { jobs: _jobs, schedules: _schedules, ...rows } = await contentOf(db)
    return rows
  } finally {
    await db.destroy()
  }
}
