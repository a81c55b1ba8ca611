import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { CLOSE_CODES, type SentMessage, type Session } from '@deskbell/protocol'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { findFirstWorkspace } from '../features/workspaces/index.ts'
import { loadConfig } from '../platform/config.ts'
import { eachDatabase } from '../testing/databases.ts'
import { TEST_SECRET } from '../testing/deps.ts'
import { type RunningServer, startServer } from './node.ts'

eachDatabase((_kind, open) => {
  async function start(url: string, env: Record<string, string> = {}): Promise<RunningServer> {
    return startServer(
      loadConfig({ PORT: '0', DESKBELL_SECRET: TEST_SECRET, LOG_LEVEL: 'silent', DATABASE_URL: url, ...env }),
    )
  }

  test('a node migrates, makes its workspace, answers and stops', async () => {
    const { url } = await open({ features: [] })
    const server = await start(url)
    await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200))
    expect(server.deps.config.publicUrl).toBe(`http://localhost:${new URL(server.url).port}`)
    const workspace = await findFirstWorkspace(server.deps.db)
    expect((await fetch(`${server.url}/v1/widget-config?workspace=${workspace?.key}`)).status).toBe(200)
    await server.close()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  })

  test('a second start finds everything as it was', async () => {
    const { url } = await open({ features: [] })
    const first = await start(url)
    const made = await findFirstWorkspace(first.deps.db)
    await first.close()
    const second = await start(url)
    expect(await findFirstWorkspace(second.deps.db)).toEqual(made)
    await second.close()
  })

  test('a stopping node finishes what it was asked, says goodbye to sockets and keeps all it acknowledged', async () => {
    const { url } = await open({ features: [] })
    const server = await start(url)
    const workspace = await findFirstWorkspace(server.deps.db)
    const json = { 'content-type': 'application/json' }
    const session = (await (
      await fetch(`${server.url}/v1/sessions`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ workspaceKey: workspace?.key, visitorSecret: randomBytes(32).toString('base64url') }),
      })
    ).json()) as Session
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/parties/customer/${session.customer.id}`)
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))

    const sending = Array.from({ length: 20 }, (_, n) =>
      fetch(`${server.url}/v1/conversations`, {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${session.accessToken}` },
        body: JSON.stringify({
          clientId: `client-id-for-test-${n}`,
          content: { type: 'text', text: `message ${n}` },
        }),
      }).then(
        async (answer) => (answer.status === 201 ? ((await answer.json()) as SentMessage).entry.id : null),
        () => null,
      ),
    )
    await Promise.race(sending)
    await server.close()
    const acknowledged = (await Promise.all(sending)).filter((id) => id !== null)
    expect(await closed).toBe(CLOSE_CODES.goingAway)
    expect(acknowledged.length).toBeGreaterThan(0)

    const again = await start(url)
    const stored = await sql<{ id: string }>`select id from conversation_entries`.execute(again.deps.db)
    expect(stored.rows.map((row) => row.id)).toEqual(expect.arrayContaining(acknowledged))
    await again.close()
  })

  test('who never finishes a request is cut off when the time is up', async () => {
    const { url } = await open({ features: [] })
    const server = await start(url, { SHUTDOWN_SECONDS: '1' })
    const { port } = new URL(server.url)
    const slow = connect(Number(port), '127.0.0.1')
    slow.on('error', () => undefined)
    await new Promise((resolve) => slow.once('connect', resolve))
    slow.write(
      'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    )
    await fetch(`${server.url}/healthz`)
    const began = performance.now()
    await server.close()
    const took = performance.now() - began
    expect(took).toBeGreaterThan(500)
    expect(took).toBeLessThan(2_500)
    slow.destroy()
  })
})

test('a port that is taken is told, and the database let go', async () => {
  const config = {
    PORT: '0',
    DESKBELL_SECRET: TEST_SECRET,
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'sqlite:/nowhere/at/all.db',
  }
  await expect(startServer(loadConfig({ ...config, HOST: '203.0.113.1' }))).rejects.toThrow()
})
