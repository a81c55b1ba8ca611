import { chromium } from 'playwright'
import { ensureChromium } from '../../scripts/chromium.ts'
import { workspaceKeyOf } from '../../tests/support/visitors.ts'
import { startServer } from '../http/deskbell.ts'
import { check, interleave, toRows } from '../support/measure.ts'
import type { Section } from '../support/report.ts'
import { traceBoot } from './boot.ts'
import { serveHostPages } from './page.ts'
import { CPU_SLOWDOWN, SETTLED_AFTER, visit, visitAndOpen } from './visit.ts'

const REPETITIONS = 7
/** A boot is over soon and spreads widely, so it is watched more often. */
const BOOTS = 15
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
      const samples = await interleave(['closed', 'opened'], REPETITIONS, async (subject) => ({
        ...(await (subject === 'opened' ? visitAndOpen : visit)(browser, `${pages.url}/with`)),
      }))
      say('widget, boot')
      const options = { script: '/v1/deskbell.js', slowdown: CPU_SLOWDOWN, settledAfter: SETTLED_AFTER }
      const boots = await interleave(['boot'], BOOTS, async () => ({
        ...(await traceBoot(browser, `${pages.url}/later`, options)),
      }))
      const of = (subject: string, measure: string) => samples.get(subject)?.get(measure) ?? []
      const kilobytes = (subject: string) => of(subject, 'bytes').map((bytes) => bytes / 1000)
      return {
        rows: [
          ...toRows(CASE, boots, { mainThread: 'ms', script: 'ms', rendering: 'ms' }),
          ...toRows(CASE, samples, { mainThread: 'ms', script: 'ms', bytes: 'bytes', ready: 'ms' }),
        ],
        checks: [
          check(
            'widget/boot',
            'boot: main-thread tasks of the widget',
            'ms',
            boots.get('boot')?.get('mainThread') ?? [],
            {
              op: '<=',
              value: 15,
            },
          ),
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
