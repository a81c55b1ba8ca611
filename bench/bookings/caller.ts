/** Reports delays of bookings at a steady pace, as providers' apps would, over few kept connections. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { microseconds, STAMP } from '../fanout/plan.ts'
import { answerParent, tellParent } from '../support/children.ts'

export interface CallerOrder {
  readonly port: number
  readonly cookie: string
  readonly bookingIds: readonly string[]
  /** Calls a second. */
  readonly pace: number
  readonly seconds: number
}

export interface Called {
  readonly messages: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

// The watchers acknowledge what they hear; here nobody waits for that.
const acks = createServer((socket) => socket.resume())
await new Promise<void>((resolve) => acks.listen(0, '127.0.0.1', resolve))

answerParent(async ({ pace, seconds, ...order }: CallerOrder): Promise<Called> => {
  const start = performance.now()
  const answers: Promise<void>[] = []
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - start) {
    const due = (elapsed / 1000) * pace
    while (answers.length < due) answers.push(report(order, answers.length, microseconds()))
    await sleep(Math.max(1, (answers.length / pace) * 1000 - elapsed))
  }
  await Promise.all(answers)
  return { messages: answers.length }
})

/** The time stands in the reason, and so in the frame that the page gets. */
function report(
  { port, cookie, bookingIds }: Pick<CallerOrder, 'port' | 'cookie' | 'bookingIds'>,
  n: number,
  dueAt: number,
): Promise<void> {
  const reason = `${STAMP}${String(dueAt).padStart(16, '0')}`
  const body = JSON.stringify({ clientId: randomUUID(), status: 'delayed', reason, etaMinutes: 20 })
  const headers = { Cookie: cookie, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
  const path = `/v1/bookings/${bookingIds[n % bookingIds.length]}/status`
  return new Promise((resolve, reject) => {
    const call = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      answer.resume()
      if (answer.statusCode === 200) answer.on('end', resolve)
      else reject(new Error(`A report answered ${answer.statusCode}`))
    })
    call.on('error', reject)
    call.end(body)
  })
}

tellParent({ ackPort: (acks.address() as { port: number }).port })
