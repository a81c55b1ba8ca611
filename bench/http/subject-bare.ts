/** The bare servers beside which Deskbell stands: Hono on the same @hono/node-server, and nothing else. */
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answerParent, tellParent } from '../support/children.ts'
import { type BareMessage, openBareInsert } from './bare-insert.ts'
import { MESSAGE } from './message.ts'

export type BareOrder = { readonly do: 'loop'; readonly seconds: number }

const insert = openBareInsert(process.env.BENCH_DATABASE as string)
const app = new Hono()
app.get('/route', (c) => c.json({ ok: true }))
for (const { path, type, body } of givenAnswers()) {
  app.get(path, (c) => c.body(body, 200, { 'Content-Type': type }))
}
app.post('/conversations/:id/messages', async (c) => {
  const message = await c.req.json<BareMessage>()
  const seq = insert(c.req.param('id'), message)
  return c.json({ seq, ...message }, 201)
})

/** What another server answered, to be answered here with the same bytes and no work at all. */
export interface GivenAnswer {
  readonly path: string
  readonly type: string
  readonly body: string
}

function givenAnswers(): GivenAnswer[] {
  const file = process.env.BENCH_ANSWERS
  return file === undefined ? [] : JSON.parse(readFileSync(file, 'utf8'))
}

/** The insert alone, one after the other, in this process: no HTTP at all. */
async function loop(seconds: number): Promise<{ perSecond: number }> {
  const start = performance.now()
  const end = start + seconds * 1000
  let count = 0
  for (; performance.now() < end; count++) insert('in-process', { clientId: `loop-${count}`, content: MESSAGE })
  return { perSecond: (count / (performance.now() - start)) * 1000 }
}

answerParent(async (order: BareOrder) => loop(order.seconds))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => tellParent({ port }))
