import { randomInt, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../packages/server/src/testing/databases.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'
import { createVisitor, messagesOf, type Visitor } from '../support/visitors.ts'

const ROUNDS = 10
const SENDERS = 8

/** What one sender holds: everything it sent, and what was acknowledged as which sequence number. */
interface Sender {
  readonly visitor: Visitor
  readonly conversationId: string
  readonly sent: Map<string, string>
  readonly acknowledged: Map<string, number>
}

// The promise: an acknowledged message survives SIGKILL, and a retried send never duplicates.
eachDatabase((kind, open) => {
  test(`nothing acknowledged is lost and nothing stands twice after ${ROUNDS} kills`, async () => {
    const database = kind === 'postgres' ? await open({ features: [] }) : null
    await using desk = await startDeskbell({
      env: { RATE_LIMITS: 'off', ...(database ? { DATABASE_URL: database.url } : {}) },
    })
    const senders = await Promise.all(Array.from({ length: SENDERS }, () => createSender(desk)))

    for (let round = 0; round < ROUNDS; round++) {
      await sendUntilKilled(desk, senders)
      await desk.start()
      for (const sender of senders) await expectNothingLost(sender)
      await Promise.all(senders.map(retryUnacknowledged))
      for (const sender of senders) await expectExactlyOnce(sender)
    }

    const acknowledged = senders.reduce((sum, sender) => sum + sender.acknowledged.size, 0)
    expect(acknowledged).toBeGreaterThan(ROUNDS * SENDERS)
  }, 120_000)
})

async function createSender(desk: Deskbell): Promise<Sender> {
  const visitor = await createVisitor(desk.url)
  const clientId = randomUUID()
  const conversationId = await visitor.start('first', clientId)
  const [first] = messagesOf(await visitor.log(conversationId))
  return {
    visitor,
    conversationId,
    sent: new Map([[clientId, 'first']]),
    acknowledged: new Map([[clientId, first?.seq ?? 0]]),
  }
}

/** Everyone sends as fast as answers come, until the server is gone under them. */
async function sendUntilKilled(desk: Deskbell, senders: readonly Sender[]): Promise<void> {
  let answered = 0
  let killed: Promise<void> | undefined
  // A random point in the traffic rather than in time: some answers in, amid the next ones.
  const killAfter = randomInt(10, 120)
  await Promise.all(
    senders.map(async ({ visitor, conversationId, sent, acknowledged }) => {
      while (killed === undefined) {
        const clientId = randomUUID()
        sent.set(clientId, `message ${sent.size}`)
        try {
          const { entry } = await visitor.send(conversationId, sent.get(clientId) ?? '', clientId)
          acknowledged.set(clientId, entry.seq)
        } catch {
          // Not acknowledged: it may have been stored or not, and is retried with the same id.
          return
        }
        if (++answered === killAfter) killed = desk.kill()
      }
    }),
  )
  await killed
}

async function expectNothingLost({ visitor, conversationId, acknowledged }: Sender): Promise<void> {
  const stored = new Map(messagesOf(await visitor.log(conversationId)).map((entry) => [entry.clientId, entry.seq]))
  for (const [clientId, seq] of acknowledged) expect(stored.get(clientId)).toBe(seq)
}

async function retryUnacknowledged({ visitor, conversationId, sent, acknowledged }: Sender): Promise<void> {
  for (const [clientId, text] of sent) {
    if (acknowledged.has(clientId)) continue
    const { entry } = await visitor.send(conversationId, text, clientId)
    acknowledged.set(clientId, entry.seq)
  }
}

async function expectExactlyOnce({ visitor, conversationId, sent }: Sender): Promise<void> {
  const entries = await visitor.log(conversationId)
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
  const texts = messagesOf(entries).map((entry) => [entry.clientId, entry.content.text])
  expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(sent))
  expect(texts).toHaveLength(sent.size)
}
