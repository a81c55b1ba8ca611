import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startHostSite } from '../support/host-site.ts'
import { openVisitor } from '../support/pages.ts'
import { startDeskbell } from '../support/server.ts'
import { workspaceKeyOf } from '../support/visitors.ts'

test('a message typed while the server is stopped survives a reload and arrives exactly once', async () => {
  await using desk = await startDeskbell()
  await using site = await startHostSite(desk.url, await workspaceKeyOf(desk.url))
  const browser = await launchBrowser()
  try {
    const visitor = await openVisitor(await browser.newContext(), site.url)
    await visitor.openChat()
    await visitor.send('Before the stop')
    await visitor.page.getByText(/^(Sent|Delivered)$/).waitFor()

    await desk.stop()
    await visitor.send('While nobody was there')
    await visitor.page.getByText(/^Not sent\./).waitFor({ timeout: 20_000 })

    // The site itself is still there, and the browser holds the widget's script.
    await visitor.page.reload()
    await visitor.resumeChat('While nobody was there')
    await visitor.page.getByText('While nobody was there').waitFor()
    await visitor.page.getByText(/^Not sent\./).waitFor({ timeout: 20_000 })

    await desk.start()
    await visitor.page.getByText(/^(Sent|Delivered)$/).waitFor({ timeout: 45_000 })
    await expectOnce()
    await visitor.page.reload()
    await visitor.resumeChat('While nobody was there')
    await visitor.log.getByText('Before the stop').waitFor()
    await expectOnce()

    async function expectOnce(): Promise<void> {
      await visitor.log.getByText('While nobody was there').waitFor()
      expect(await visitor.log.getByText('While nobody was there').count()).toBe(1)
      expect(await visitor.page.getByText(/^Not sent\./).count()).toBe(0)
    }
  } finally {
    await browser.close()
  }
}, 150_000)
