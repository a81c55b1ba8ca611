import type { Attachment, Upload } from '@deskbell/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClient } from '../client.ts'
import { DeskbellError } from '../core/errors.ts'
import { platformRuntime } from '../core/runtime.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs } from '../core/tabs.ts'
import { type RealService, startRealService } from '../testing/real-service.ts'
import type { Client } from '../types.ts'
import { createUploads, openUploads } from './client.ts'
import type { UploadProgress, UploadWire } from './types.ts'

const PIECE = 1024 * 1024

let service: RealService
let client: Client
let workspaceId: string
let agentHeaders: Readonly<Record<string, string>>
beforeAll(async () => {
  service = await startRealService()
  const workspace = await service.api.workspace()
  workspaceId = workspace.id
  agentHeaders = (await service.api.agent(workspace)).headers
  client = openClient({ url: service.url, workspaceKey: workspace.key }, platformRuntime(), memoryStorage(), noTabs())
})
afterAll(async () => {
  client.destroy()
  await service.close()
})

/** Waits that take no time, so that only their order counts. */
const quick = { later: (ms: number, run: () => void) => (ms > 10_000 ? () => {} : later(run)), random: () => 0 }
function later(run: () => void): () => void {
  const timer = setTimeout(run, 0)
  return () => clearTimeout(timer)
}

function fileOf(size: number, name = 'notes.txt'): File {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) % 251)
  return new File([bytes], name)
}

/** Uploads whose every call goes through `meddle`, which may let it pass, lose its answer, or say something else. */
function meddled(
  meddle: (request: { method: string; path: string }, pass: () => Promise<Response>) => Promise<Response>,
) {
  const runtime = { ...platformRuntime(), ...quick }
  const fetching: typeof fetch = (input, init) => {
    const path = String(input).slice(service.url.length)
    return meddle({ method: init?.method ?? 'GET', path }, () => fetch(input, init))
  }
  return openUploads(client.wire, { ...runtime, fetch: fetching })
}

async function fetched({ id }: Attachment): Promise<Uint8Array> {
  const { url } = await createUploads(client.wire).link(id)
  expect(url.startsWith(`${service.url}/files/`)).toBe(true)
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

describe('sending a file', () => {
  it('makes a visitor, sends piece by piece, and tells how far it is', async () => {
    const file = fileOf(2 * PIECE + 5)
    const told: UploadProgress[] = []
    const attachment = await createUploads(client.wire).upload(file, { onProgress: (one) => told.push(one) })
    expect(attachment).toMatchObject({ name: 'notes.txt', size: file.size, image: null })
    expect(told.map(({ sent }) => sent)).toEqual([0, PIECE, 2 * PIECE, file.size])
    expect(told.every(({ size, trouble }) => size === file.size && trouble === null)).toBe(true)
    expect(await fetched(attachment)).toEqual(new Uint8Array(await file.arrayBuffer()))
  })

  it('goes on where it was after calls and answers were lost, and sends smaller pieces then', async () => {
    const file = fileOf(3 * PIECE)
    let calls = 0
    const asked: string[] = []
    const troubles: unknown[] = []
    const uploads = meddled(async ({ method, path }, pass) => {
      asked.push(`${method} ${/offset=(\d+)/.exec(path)?.[1] ?? ''}`)
      calls += 1
      if (calls === 2) throw new TypeError('the way was lost')
      const answer = await pass()
      if (calls === 4) throw new TypeError('the answer was lost')
      return answer
    })
    const attachment = await uploads.upload(file, {
      onProgress: ({ trouble }) => trouble && troubles.push(trouble.kind),
    })
    expect(await fetched(attachment)).toEqual(new Uint8Array(await file.arrayBuffer()))
    expect(asked.slice(0, 6)).toEqual(['POST ', 'PATCH 0', 'GET ', 'PATCH 0', 'GET ', `PATCH ${PIECE / 2}`])
    expect(troubles).toEqual(['unreachable', 'unreachable'])
  })

  it('waits as long as the service asks, and asks again where a piece did not fit', async () => {
    let calls = 0
    const uploads = meddled(async (_request, pass) => {
      calls += 1
      const problem = (status: number, code: string, headers = {}) =>
        new Response(JSON.stringify({ type: `urn:deskbell:error:${code}`, code, title: code, status }), {
          status,
          headers,
        })
      if (calls === 1) return problem(503, 'unavailable', { 'retry-after': '1' })
      if (calls === 3) return problem(429, 'rate_limited', { 'retry-after': '1' })
      if (calls === 5) return problem(409, 'conflict')
      return pass()
    })
    const attachment = await uploads.upload(fileOf(100))
    expect(attachment.size).toBe(100)
  })

  it('rests after many failures in a row, and the same client id goes on from there', async () => {
    const clientId = 'one-and-the-same-file'
    const file = fileOf(2 * PIECE)
    const uploads = meddled(async ({ path }, pass) => {
      if (path.endsWith(`offset=${PIECE}`)) throw new TypeError('the way was lost')
      return pass()
    })
    await expect(uploads.upload(file, { clientId })).rejects.toMatchObject({ code: 'unreachable' })
    const sent: number[] = []
    await createUploads(client.wire).upload(file, { clientId, onProgress: (one) => sent.push(one.sent) })
    expect(sent).toEqual([PIECE, 2 * PIECE])
  })

  it('is taken back when it is given up', async () => {
    const giveUp = new AbortController()
    let id = ''
    const uploads = meddled(async ({ method }, pass) => {
      const answer = await pass()
      if (method === 'POST') id = ((await answer.clone().json()) as Upload).id
      return answer
    })
    const sending = uploads.upload(fileOf(3 * PIECE), {
      signal: giveUp.signal,
      onProgress: ({ sent }) => sent > 0 && giveUp.abort(new Error('changed my mind')),
    })
    await expect(sending).rejects.toThrow('changed my mind')
    const gone = await createUploads(client.wire)
      .cancel(id)
      .catch((error: unknown) => error)
    expect(gone).toMatchObject({ code: 'not_found' })
  })

  it('tells at once what will not pass', async () => {
    const uploads = createUploads(client.wire)
    await expect(uploads.upload(fileOf(0))).rejects.toMatchObject({ code: 'invalid_input' })
    const broken = new File(
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82])],
      'a.png',
    )
    await expect(uploads.upload(broken)).rejects.toEqual(
      new DeskbellError(
        'file_refused',
        'This picture cannot be read; it may be damaged. Send it again, or in another format.',
      ),
    )
    const gone = Object.assign(fileOf(10), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
    })
    await expect(uploads.upload(gone)).rejects.toMatchObject({ code: 'file_refused' })
  })

  it.each([
    ['two\nlines\0.txt', 'two lines .txt'],
    ['', 'file'],
    [`${'x'.repeat(200)}.docx`, `${'x'.repeat(115)}.docx`],
    [`${'🛎'.repeat(80)}.png`, `${'🛎'.repeat(58)}.png`],
  ])('gives %j a name that the service takes', async (name, kept) => {
    const attachment = await createUploads(client.wire).upload(new Blob(['hello']), { name })
    expect(attachment.name).toBe(kept)
  })

  it('renews a token that ended on the way', async () => {
    const renewals: boolean[] = []
    const wire: UploadWire = {
      ...client.wire,
      token: async (renew) => {
        renewals.push(renew)
        return renew ? client.wire.token(true) : 'nonsense'
      },
    }
    const attachment = await createUploads(wire).upload(new Blob(['hello']), { name: 'hello.txt' })
    expect(attachment.name).toBe('hello.txt')
    expect(renewals).toEqual([false, true, false, true])
  })

  it('speaks by the cookie for agents, in the workspace they chose', async () => {
    const headers = () => ({ ...agentHeaders, origin: service.url, 'deskbell-workspace': workspaceId })
    const uploads = createUploads({ origin: service.url, headers })
    const { id } = await uploads.upload(fileOf(10))
    expect((await uploads.link(id)).thumbnailUrl).toBeNull()
  })

  it('asks for an address once while it lasts', async () => {
    const { id } = await createUploads(client.wire).upload(fileOf(10))
    let calls = 0
    const uploads = meddled(async (_request, pass) => {
      calls += 1
      return pass()
    })
    const first = await uploads.link(id)
    expect(await uploads.link(id)).toEqual(first)
    expect(calls).toBe(1)
    await expect(uploads.link('att_00000000000000000000000000')).rejects.toMatchObject({ code: 'not_found' })
    await expect(uploads.link('att_00000000000000000000000000')).rejects.toMatchObject({ code: 'not_found' })
    expect(calls).toBe(3)
  })
})
