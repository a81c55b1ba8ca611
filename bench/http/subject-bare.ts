/** The bare servers beside which Deskbell stands: Hono on the same @hono/node-server, and nothing else. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answerParent, tellParent } from '../support/children.ts'
import { type BareMessage, openBareInsert } from './bare-insert.ts'
import { MESSAGE } from './message.ts'

export type BareOrder = { readonly do: 'loop'; readonly seconds: number }

const insert = openBareInsert(process.env.BENCH_DATABASE as string)
const app = new Hono()
app.get('/route', (c) => c.json({ ok: true }))
app.post('/conversations/:id/messages', async (c) => {
  const message = await c.req.json<BareMessage>()
  const seq = insert(c.req.param('id'), message)
  return c.json({ seq, ...message }, 201)
})

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
