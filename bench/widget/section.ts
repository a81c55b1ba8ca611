import { chromium } from 'playwright'
import { ensureChromium } from '../../scripts/chromium.ts'
import { workspaceKeyOf } from '../../tests/support/visitors.ts'
import { startServer } from '../http/deskbell.ts'
import { check, interleave, toRows } from '../support/measure.ts'
import type { Section } from '../support/report.ts'
import { serveHostPages } from './page.ts'
import { visit, visitAndOpen } from './visit.ts'

const REPETITIONS = 7
const CASE = '4× slowed CPU'

/** What the widget costs a page, in bytes and in time of its main thread. */
export const widget: Section = {
  name: 'widget',
  title: 'Widget: bytes, and main-thread time at a 4× slowed CPU',
  async run(say) {
    const server = await startServer()
    const pages = await serveHostPages(server.url, await workspaceKeyOf(server.url))
    const browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
    })
    try {
      say('widget, closed and opened')
      const samples = await interleave(['without', 'closed', 'opened'], REPETITIONS, async (subject) => {
        if (subject === 'opened') return { ...(await visitAndOpen(browser, `${pages.url}/with`)) }
        return { ...(await visit(browser, `${pages.url}/${subject === 'closed' ? 'with' : 'without'}`)) }
      })
      const of = (subject: string, measure: string) => samples.get(subject)?.get(measure) ?? []
      const boot = of('closed', 'mainThread').map((ms, i) => ms - (of('without', 'mainThread')[i] ?? Number.NaN))
      const kilobytes = (subject: string) => of(subject, 'bytes').map((bytes) => bytes / 1000)
      return {
        rows: toRows(CASE, samples, { mainThread: 'ms', script: 'ms', bytes: 'bytes', ready: 'ms' }),
        checks: [
          check('widget/boot', 'boot: main thread of a page with the widget − without', 'ms', boot, {
            op: '<=',
            value: 15,
          }),
          check('widget/closed-bytes', 'closed launcher, all bytes (gzip)', 'kB', kilobytes('closed'), {
            op: '<=',
            value: 4,
          }),
          check('widget/first-open-bytes', 'first open, chat ready, all bytes (gzip)', 'kB', kilobytes('opened'), {
            op: '<=',
            value: 32,
          }),
          check('widget/open', 'first open: main thread', 'ms', of('opened', 'mainThread'), null),
          check('widget/ready', 'from click to composer', 'ms', of('opened', 'ready'), null),
        ],
      }
    } finally {
      await browser.close()
      await pages.stop()
      await server.stop()
    }
  },
}
