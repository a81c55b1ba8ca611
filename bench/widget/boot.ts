import type { Browser } from 'playwright'

/** What the widget's boot cost the main thread of its page, in milliseconds that the thread had the (slowed) processor. */
export interface Boot {
  /** Whole tasks that ran the widget's code, or drew what it changed. */
  readonly mainThread: number
  /** Of that, the tasks that evaluated its script or ran what the script left to be done later. */
  readonly script: number
  /** Of that, the tasks that only computed style and layout and painted. */
  readonly rendering: number
}

/** One event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** As `dur`, while the thread had the processor. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly url?: string } }
}

type Span = TraceEvent & { readonly dur: number }

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel']
const SCRIPT = /^(EvaluateScript|v8\.compile|FunctionCall|RunMicrotasks|TimerFire|FireIdleCallback|FireAnimationFrame)$/
const RENDERING = /^(ParseAuthorStyleSheet|UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit)$/

/**
 * Reads the cost of a boot from a trace of the page. The page stands still but for the widget, which
 * comes once all is drawn: from the task that evaluates its script on, every task that runs script or
 * draws is the widget's doing.
 *
 * It runs at full speed, and what it took of the processor is multiplied: the browser's own slowing-down
 * works in slices, which miss tasks as short as these or fall on one of them whole.
 *
 * @param script the end of the script's address
 * @param slowdown how many times slower the processor is taken to be
 * @param settledAfter what the widget does by itself is done by then, in milliseconds
 */
export async function traceBoot(
  browser: Browser,
  url: string,
  { script, slowdown, settledAfter }: { script: string; slowdown: number; settledAfter: number },
): Promise<Boot> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    await browser.startTracing(page, { categories: CATEGORIES })
    await page.locator('deskbell-widget').waitFor({ state: 'attached' })
    await page.waitForTimeout(settledAfter)
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    return costOf(traceEvents, script, slowdown)
  } finally {
    await context.close()
  }
}

function costOf(events: readonly TraceEvent[], script: string, slowdown: number): Boot {
  const spans = events.filter((event): event is Span => event.ph === 'X' && event.dur !== undefined)
  const evaluation = spans.find(({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(script))
  if (!evaluation) throw new Error(`The trace has no evaluation of ${script}`)
  const thread = spans.filter(({ pid, tid }) => pid === evaluation.pid && tid === evaluation.tid)
  const tasks = thread.filter((span) => span.name === 'RunTask' && span.ts + span.dur > evaluation.ts)
  const has = (task: Span, kind: RegExp) =>
    thread.some(({ name, ts }) => kind.test(name) && ts >= task.ts && ts < task.ts + task.dur)
  const sum = (of: readonly Span[]) => (of.reduce((total, { tdur, dur }) => total + (tdur ?? dur), 0) / 1000) * slowdown

  const running = tasks.filter((task) => has(task, SCRIPT))
  const drawing = tasks.filter((task) => !running.includes(task) && has(task, RENDERING))
  return { mainThread: sum([...running, ...drawing]), script: sum(running), rendering: sum(drawing) }
}
