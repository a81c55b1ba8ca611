import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { LIMITS, type Session, type Upload } from '@deskbell/protocol'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConfig } from '../platform/config.ts'
import { newClientId, newSecret } from '../testing/api.ts'
import { type S3Service, startS3 } from '../testing/s3.ts'
import { type RunningServer, startServer } from './node.ts'

const PIECE = LIMITS.uploadPieceBytes
const folder = mkdtempSync(join(tmpdir(), 'deskbell-uploads-'))
let s3: S3Service
let server: RunningServer
let headers: Record<string, string>
beforeAll(async () => {
  s3 = await startS3()
  server = await start()
  const { key: workspaceKey } = await server.deps.db.selectFrom('workspaces').select('key').executeTakeFirstOrThrow()
  const session = await call<Session>('POST', '/v1/sessions', { workspaceKey, visitorSecret: newSecret() })
  headers = { authorization: `Bearer ${session.accessToken}` }
})
afterAll(async () => {
  await server.close()
  await s3.close()
  rmSync(folder, { recursive: true })
})

/** A node that keeps uploads in a bucket. */
function start(): Promise<RunningServer> {
  const env = {
    PORT: '0',
    DESKBELL_SECRET: 'x'.repeat(32),
    DATABASE_URL: `sqlite:${join(folder, 'desk.db')}`,
    DESKBELL_DATA: folder,
    DESKBELL_DEMO: 'off',
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  }
  return startServer(loadConfig(env), { logger: pino({ level: 'silent' }) })
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const json = body && { 'content-type': 'application/json' }
  const init = { method, headers: { ...headers, ...json }, ...(body && { body: JSON.stringify(body) }) }
  return (await fetch(server.url + path, init)).json() as Promise<T>
}

async function send(id: string, offset: number, bytes: Uint8Array): Promise<Upload> {
  const init = {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  }
  return (await fetch(`${server.url}/v1/uploads/${id}?offset=${offset}`, init)).json() as Promise<Upload>
}

/** Says that a whole piece comes, and hangs up in the middle of it. */
async function sendHalf(id: string, offset: number, bytes: Uint8Array): Promise<void> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  const head = [
    `PATCH /v1/uploads/${id}?offset=${offset} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: ${headers.authorization}`,
    'Content-Type: application/octet-stream',
    `Content-Length: ${bytes.length}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await new Promise((done) => socket.write(bytes.subarray(0, bytes.length / 2), done))
  await wait(50)
  socket.destroy()
}

test('half a piece is none, and an upload goes on after the service was stopped and started', {
  timeout: 20_000,
}, async () => {
  const bytes = Uint8Array.from({ length: PIECE + 9 }, (_, at) => (at * 7 + (at >> 8)) % 251)
  const announced = { clientId: newClientId(), name: 'plan.bin', size: bytes.length }
  const { id } = await call<Upload>('POST', '/v1/uploads', announced)
  await sendHalf(id, 0, bytes.subarray(0, PIECE))
  expect(await call('GET', `/v1/uploads/${id}`)).toMatchObject({ received: 0, status: 'receiving' })
  expect(await send(id, 0, bytes.subarray(0, PIECE))).toMatchObject({ received: PIECE })
  await server.close()
  server = await start()
  expect(await call('POST', '/v1/uploads', announced)).toMatchObject({ id, received: PIECE })
  expect(await send(id, PIECE, bytes.subarray(PIECE))).toMatchObject({ status: 'ready' })
  const { url } = await call<{ url: string }>('GET', `/v1/attachments/${id}/link`)
  expect(new Uint8Array(await (await fetch(server.url + url)).arrayBuffer())).toEqual(bytes)
  expect(await server.deps.db.selectFrom('loose_files').selectAll().execute()).toEqual([])
})
