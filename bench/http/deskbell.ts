import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tests/support/server.ts'
import { createVisitor } from '../../tests/support/visitors.ts'
import { stopProcess } from '../support/children.ts'
import { CLIENT_ID, type SenderRequest } from './load.ts'
import { MESSAGE } from './message.ts'

const CLI = fileURLToPath(new URL('../../packages/server/dist/main/cli.js', import.meta.url))

/** The built server as anybody starts it, but for rate limits, which would end the measurement at once. */
export interface MeasuredServer {
  readonly port: number
  readonly url: string
  stop(): Promise<void>
}

export async function startServer(databaseUrl = 'sqlite:.deskbell/deskbell.db'): Promise<MeasuredServer> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...profiling(), CLI, 'serve'], {
    cwd: folder,
    // Logs are written as they are in production, and thrown away.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      RATE_LIMITS: 'off',
    },
  })
  for (let tries = 0; !(await isReady(url)); tries++) {
    if (tries === 200 || child.exitCode !== null) throw new Error('deskbell serve did not become ready')
    await sleep(100)
  }
  return {
    port,
    url,
    async stop() {
      await stopProcess(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** BENCH_PROFILE=folder keeps a CPU profile of every server that is measured. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILE
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder]
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

/** Customers with a conversation each. */
export interface Customer {
  readonly token: string
  readonly conversationId: string
}

export async function createCustomers(url: string, count: number): Promise<Customer[]> {
  const customers: Customer[] = []
  for (let i = 0; i < count; i++) {
    const visitor = await createVisitor(url)
    const conversationId = await visitor.start('Hello, is somebody there?')
    customers.push({ token: visitor.session.accessToken, conversationId })
  }
  return customers
}

/** What a customer's client sends for each message: the real endpoint, with a new client id each time. */
export function sendRequest({ token, conversationId }: Customer): SenderRequest {
  return {
    method: 'POST',
    path: `/v1/conversations/${conversationId}/messages`,
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ clientId: CLIENT_ID, content: MESSAGE }),
  }
}
