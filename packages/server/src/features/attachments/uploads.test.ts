import {
  type AttachmentLink,
  LIMITS,
  type NewIdentityKey,
  type SentMessage,
  type Session,
  type Upload,
} from '@deskbell/protocol'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { newClientId, type TestApi, type TestCustomer, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { message } from '../../testing/house.ts'
import { announceFile, sendPiece, type Uploader, uploaderOf, uploadFile } from '../../testing/uploads.ts'
import { sweepUploads } from './sweep.ts'

const PIECE = LIMITS.uploadPieceBytes
const HOUR = 3_600_000

/** Bytes that differ from place to place, so that pieces in the wrong order show. */
function noise(size: number, seed = 1): Uint8Array {
  let state = seed
  return Uint8Array.from({ length: size }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 16
  })
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let customer: TestCustomer
  let by: Uploader
  let connect: () => ReturnType<typeof testApi>
  beforeAll(async () => {
    const database = await open()
    api = testApi(database.db)
    // Another node: the same database and storage, nothing else in common.
    connect = () => testApi(database.connect(), { files: api.deps.files, clock: api.deps.clock })
    workspace = await api.workspace()
  })

  async function newcomer(): Promise<void> {
    customer = await api.customer(workspace)
    by = uploaderOf(customer)
  }

  async function fetchBytes(id: string, call = customer.call): Promise<Uint8Array> {
    const link = await call<AttachmentLink>('GET', `/v1/attachments/${id}/link`)
    const served = await api.app.request(link.body.url)
    expect(served.status).toBe(200)
    return new Uint8Array(await served.arrayBuffer())
  }

  test('a file comes in pieces over several nodes, and goes out as it came', async () => {
    await newcomer()
    const bytes = noise(2 * PIECE + 17)
    const begun = await announceFile(api, by, { size: bytes.length })
    expect(begun.status).toBe(201)
    expect(begun.body).toMatchObject({ status: 'receiving', received: 0, pieceBytes: PIECE, attachment: null })
    const { id } = begun.body
    await sendPiece(api, by, id, 0, bytes.subarray(0, PIECE))
    // The first node is gone; another one goes on.
    const other = connect()
    const second = await sendPiece(other, by, id, PIECE, bytes.subarray(PIECE, 2 * PIECE))
    expect(second.body.received).toBe(2 * PIECE)
    expect((await customer.call<Upload>('GET', `/v1/uploads/${id}`)).body.received).toBe(2 * PIECE)
    const last = await sendPiece(other, by, id, 2 * PIECE, bytes.subarray(2 * PIECE))
    const attachment = { id, name: 'notes.txt', type: 'application/octet-stream', size: bytes.length, image: null }
    expect(last.body).toMatchObject({ status: 'ready', received: bytes.length, attachment })
    expect(await fetchBytes(id)).toEqual(bytes)
    // Nothing of the pieces is left.
    const rows = await api.deps.db.selectFrom('attachment_pieces').selectAll().where('attachment_id', '=', id).execute()
    expect(rows).toEqual([])
    expect((await api.deps.db.selectFrom('loose_files').selectAll().execute()).length).toBe(0)
  })

  test('a retry changes nothing, and a piece in the wrong place is told where the next one begins', async () => {
    await newcomer()
    const bytes = noise(PIECE + 100, 7)
    const clientId = newClientId()
    const first = await announceFile(api, by, { size: bytes.length, clientId })
    const again = await announceFile(api, by, { size: bytes.length, clientId })
    expect(again.body.id).toBe(first.body.id)
    expect((await announceFile(api, by, { size: 5, clientId })).body.code).toBe('client_id_reused')
    expect((await announceFile(api, by, { name: 'b', size: bytes.length, clientId })).body.code).toBe(
      'client_id_reused',
    )
    const { id } = first.body
    const piece = bytes.subarray(0, PIECE)
    expect((await sendPiece(api, by, id, 16, bytes.subarray(16, PIECE))).body).toMatchObject({
      code: 'conflict',
      detail: 'The next piece begins at 0',
    })
    const sent = await sendPiece(api, by, id, 0, piece)
    expect(await sendPiece(api, by, id, 0, piece)).toMatchObject({ status: 200, body: sent.body })
    const wrong = await sendPiece(api, by, id, 0, noise(PIECE, 8))
    expect([wrong.status, wrong.body.detail]).toEqual([409, `The next piece begins at ${PIECE}`])
    expect((await sendPiece(api, by, id, PIECE + 1, bytes.subarray(PIECE + 1))).body.code).toBe('conflict')
    const ready = await sendPiece(api, by, id, PIECE, bytes.subarray(PIECE))
    expect(ready.body.status).toBe('ready')
    // The answer to the last piece was lost.
    expect((await sendPiece(api, by, id, PIECE, bytes.subarray(PIECE))).body).toEqual(ready.body)
    expect((await announceFile(api, by, { size: bytes.length, clientId })).body).toEqual(ready.body)
    expect(await fetchBytes(id)).toEqual(bytes)
  })

  test('sizes are held to what was announced', async () => {
    await newcomer()
    for (const size of [0, -1, 1.5, LIMITS.attachmentBytes + 1]) {
      expect((await announceFile(api, by, { size })).body.code).toBe('invalid_input')
    }
    expect((await announceFile(api, by, { size: LIMITS.attachmentBytes })).status).toBe(201)
    const { body } = await announceFile(api, by, { size: 20_000 })
    const { id } = body
    expect((await sendPiece(api, by, id, 0, noise(20_001))).body.code).toBe('invalid_input')
    expect((await sendPiece(api, by, id, 0, new Uint8Array())).body.code).toBe('invalid_input')
    expect((await sendPiece(api, by, id, 0, noise(100))).body.code).toBe('invalid_input')
    expect((await sendPiece(api, by, id, 0, noise(PIECE + 1))).body.code).toBe('body_too_large')
    const text = await api.app.request(`/v1/uploads/${id}?offset=0`, {
      method: 'PATCH',
      headers: { ...by, 'content-type': 'text/plain' },
      body: 'x'.repeat(20_000),
    })
    expect(text.status).toBe(415)
    expect((await sendPiece(api, by, id, 0, noise(20_000))).body.status).toBe('ready')
  })

  test('of pieces that race for one place one wins, whatever the order, and the file is whole', async () => {
    await newcomer()
    const run = async (sizes: number[], copies: number) => {
      const whole = noise(
        sizes.reduce((sum, size) => sum + size, 0),
        sizes.length,
      )
      const begun = await announceFile(api, by, { size: whole.length })
      const { id } = begun.body
      let at = 0
      for (const size of sizes) {
        const good = whole.subarray(at, at + size)
        const sends = Array.from({ length: copies }, () => sendPiece(api, by, id, at, good))
        for (const { status } of await Promise.all(sends)) expect(status).toBe(200)
        at += size
      }
      expect(await fetchBytes(id)).toEqual(whole)
      expect((await customer.call('DELETE', `/v1/uploads/${id}`)).status).toBe(204)
    }
    const sizes = fc.array(fc.integer({ min: 16 * 1024, max: 40_000 }), { minLength: 1, maxLength: 4 })
    await fc.assert(fc.asyncProperty(sizes, fc.integer({ min: 1, max: 4 }), run), { numRuns: 6 })

    // Different contents for the same place.
    const begun = await announceFile(api, by, { size: 40_000 })
    const answers = await Promise.all(
      [1, 2, 3, 4].map((seed) => sendPiece(api, by, begun.body.id, 0, noise(20_000, seed))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const stored = api.deps.files.stored.size
    const loose = await api.deps.db.selectFrom('loose_files').selectAll().execute()
    expect(loose).toEqual([])
    await customer.call('DELETE', `/v1/uploads/${begun.body.id}`)
    expect(api.deps.files.stored.size).toBe(stored - 1)
  })

  test('the API reference says that a piece is sent as it is', async () => {
    const { body } = await api.call<{ paths: Record<string, { patch?: { requestBody?: { content: object } } }> }>(
      'GET',
      '/openapi.json',
    )
    const content = body.paths['/v1/uploads/{uploadId}']?.patch?.requestBody?.content ?? {}
    expect(Object.keys(content)).toEqual(['application/octet-stream'])
  })

  test("nobody touches another's upload, whoever they are", async () => {
    await newcomer()
    const { body } = await announceFile(api, by, { size: 20_000 })
    const agent = await api.agent(workspace)
    const stranger = await api.customer(workspace)
    for (const [headers, call] of [
      [uploaderOf(stranger), stranger.call],
      [agent.headers, agent.call],
    ] as const) {
      expect((await sendPiece(api, headers, body.id, 0, noise(20_000))).status).toBe(404)
      expect((await call('GET', `/v1/uploads/${body.id}`)).status).toBe(404)
      expect((await call('DELETE', `/v1/uploads/${body.id}`)).status).toBe(404)
      expect((await call('GET', `/v1/attachments/${body.id}/link`)).status).toBe(404)
    }
    await sendPiece(api, by, body.id, 0, noise(20_000))
    // Ready, but not sent: still only the owner's.
    expect((await agent.call('GET', `/v1/attachments/${body.id}/link`)).status).toBe(404)
    expect((await customer.call('GET', `/v1/attachments/${body.id}/link`)).status).toBe(200)
    const attachmentIds = [body.id]
    const stolen = await stranger.call('POST', '/v1/conversations', { body: { ...message(), attachmentIds } })
    expect(stolen.body.code).toBe('invalid_input')
    const provider = await api.agent(workspace, { role: 'provider' })
    expect((await announceFile(api, provider.headers, { size: 5 })).status).toBe(201)
    expect((await provider.call('GET', `/v1/attachments/${body.id}/link`)).body.code).toBe('not_found')
  })

  test('a file is sent once, by who uploaded it, ten at most; then both sides may open it', async () => {
    await newcomer()
    const { id } = await uploadFile(api, by, { name: 'a.txt', bytes: noise(50) })
    const begun = { ...message(), attachmentIds: [id] }
    const sent = await customer.call<SentMessage>('POST', '/v1/conversations', { body: begun })
    expect(sent.status).toBe(201)
    expect(sent.body.entry).toMatchObject({ content: { attachments: [{ id, name: 'a.txt', size: 50 }] } })
    const path = `/v1/conversations/${sent.body.conversation.id}/messages`
    expect((await customer.call('POST', path, { body: { ...message(), attachmentIds: [id] } })).body.code).toBe(
      'invalid_input',
    )
    // A retry of the first is answered as before.
    const again = await customer.call<SentMessage>('POST', '/v1/conversations', { body: begun })
    expect(again.body.entry.id).toBe(sent.body.entry.id)
    const eleven = Array.from({ length: 11 }, () => id)
    expect((await customer.call('POST', path, { body: { ...message(), attachmentIds: eleven } })).body.code).toBe(
      'invalid_input',
    )
    const waiting = await announceFile(api, by, { size: 50 })
    const unready = { ...message(), attachmentIds: [waiting.body.id] }
    expect((await customer.call('POST', path, { body: unready })).body.code).toBe('invalid_input')
    expect((await customer.call('DELETE', `/v1/uploads/${id}`)).body.code).toBe('conflict')

    const agent = await api.agent(workspace)
    expect(await fetchBytes(id, agent.call)).toEqual(noise(50))
    expect(await fetchBytes(id)).toEqual(noise(50))
    const stranger = await api.customer(workspace)
    expect((await stranger.call('GET', `/v1/attachments/${id}/link`)).status).toBe(404)
    await api.deps.db.updateTable('attachments').set({ for_note: 1 }).where('id', '=', id).execute()
    expect((await customer.call('GET', `/v1/attachments/${id}/link`)).status, "a note's file").toBe(404)
    expect((await agent.call('GET', `/v1/attachments/${id}/link`)).status).toBe(200)
  })

  test('so many may wait to be sent, and so much may come in a day', async () => {
    await newcomer()
    const size = LIMITS.attachmentBytes
    for (let n = 0; n < 15; n++) expect((await announceFile(api, by, { size })).status).toBe(201)
    const more = await announceFile(api, by, { size: 1 })
    expect([more.status, more.body.code, more.headers.get('retry-after')]).toEqual([429, 'rate_limited', '3600'])
    await newcomer()
    for (let n = 0; n < 30; n++) expect((await announceFile(api, by, { size: 1 })).status).toBe(201)
    const unsent = await announceFile(api, by, { size: 1 })
    expect(unsent.body.code).toBe('limit_reached')
  })

  test('what was not sent within a day is cleared, row and bytes; what was sent stays', async () => {
    api.deps.clock.advance(24 * HOUR + 1)
    await sweepUploads(testCtx(api.deps, ''))
    await newcomer()
    const before = api.deps.files.stored.size
    const sent = await uploadFile(api, by, { name: 'a.txt', bytes: noise(50) })
    await customer.call('POST', '/v1/conversations', { body: { ...message(), attachmentIds: [sent.id] } })
    const ready = await uploadFile(api, by, { name: 'b.txt', bytes: noise(50) })
    const half = await announceFile(api, by, { size: 40_000 })
    await sendPiece(api, by, half.body.id, 0, noise(20_000))
    expect(api.deps.files.stored.size).toBe(before + 3)
    const ctx = testCtx(api.deps, '')
    await sweepUploads(ctx)
    expect(api.deps.files.stored.size).toBe(before + 3)
    api.deps.clock.advance(24 * HOUR + 1)
    await sweepUploads(ctx)
    expect(api.deps.files.stored.size).toBe(before + 1)
    const left = await api.deps.db
      .selectFrom('attachments')
      .select('id')
      .where('id', 'in', [sent.id, ready.id, half.body.id])
      .execute()
    expect(left).toEqual([{ id: sent.id }])
    expect(await api.deps.db.selectFrom('attachment_pieces').selectAll().execute()).toEqual([])
  })

  test('a crash between the bytes and the row leaves nothing that is not cleared', async () => {
    await newcomer()
    const before = new Set(api.deps.files.stored.keys())
    const { body } = await announceFile(api, by, { size: 20_000 })
    // The node dies with the write: the bytes are there, the row is not.
    const dying = testApi(api.deps.db, {
      clock: api.deps.clock,
      files: {
        ...api.deps.files,
        async write(name, bytes) {
          await api.deps.files.write(name, bytes)
          throw new Error('the node died')
        },
      },
    })
    expect((await sendPiece(dying, by, body.id, 0, noise(20_000))).status).toBe(500)
    expect(api.deps.files.stored.size).toBe(before.size + 1)
    expect((await customer.call<Upload>('GET', `/v1/uploads/${body.id}`)).body.received).toBe(0)
    // It goes on where it was, and the orphan is cleared later.
    expect((await sendPiece(api, by, body.id, 0, noise(20_000))).body.status).toBe('ready')
    expect(api.deps.files.stored.size).toBe(before.size + 2)
    api.deps.clock.advance(HOUR + 1)
    await sweepUploads(testCtx(api.deps, ''))
    expect(api.deps.files.stored.size).toBe(before.size + 1)
  })

  test('a storage that cannot remove keeps nobody waiting, and is asked again', async () => {
    await newcomer()
    const { id } = await uploadFile(api, by, { name: 'a.txt', bytes: noise(50) })
    const stuck = testApi(api.deps.db, {
      clock: api.deps.clock,
      files: { ...api.deps.files, remove: () => Promise.reject(new Error('not now')) },
    })
    const gone = await stuck.call('DELETE', `/v1/uploads/${id}`, { headers: by })
    expect(gone.status).toBe(204)
    api.deps.clock.advance(HOUR + 1)
    const stored = api.deps.files.stored.size
    await sweepUploads(testCtx(stuck.deps, ''))
    expect(api.deps.files.stored.size).toBe(stored)
    await sweepUploads(testCtx(api.deps, ''))
    expect(api.deps.files.stored.size).toBe(stored - 1)
  })

  test('an upload that was complete before the node died is finished by the next who asks', async () => {
    await newcomer()
    const bytes = noise(30_000)
    const { body } = await announceFile(api, by, { size: bytes.length })
    const dying = testApi(api.deps.db, {
      clock: api.deps.clock,
      files: api.deps.files,
      scanner: { scan: () => Promise.reject(new Error('the node died')), version: async () => 'none' },
    })
    expect((await sendPiece(dying, by, body.id, 0, bytes)).status).toBe(500)
    const stood = await customer.call<Upload>('GET', `/v1/uploads/${body.id}`)
    expect(stood.body).toMatchObject({ status: 'receiving', received: bytes.length })
    const finished = await sendPiece(api, by, body.id, bytes.length, new Uint8Array())
    expect(finished.body.status).toBe('ready')
    expect(await fetchBytes(body.id)).toEqual(bytes)
  })

  test('pieces that were lost in the storage are told of, in words', async () => {
    await newcomer()
    const { body } = await announceFile(api, by, { size: 40_000 })
    const known = new Set(api.deps.files.stored.keys())
    await sendPiece(api, by, body.id, 0, noise(20_000))
    for (const name of api.deps.files.stored.keys()) if (!known.has(name)) api.deps.files.stored.delete(name)
    const last = await sendPiece(api, by, body.id, 20_000, noise(20_000))
    expect(last.body).toMatchObject({
      status: 'refused',
      attachment: null,
      refusal: 'Part of the file was lost on our side. Send it again.',
    })
  })

  test('uploads move with a visitor who turns out to be a customer', async () => {
    await newcomer()
    const sent = await uploadFile(api, by, { name: 'a.txt', bytes: noise(50) })
    await customer.call('POST', '/v1/conversations', { body: { ...message(), attachmentIds: [sent.id] } })
    const clientId = newClientId()
    const waiting = await uploadFile(api, by, { name: 'b.txt', bytes: noise(60), clientId })
    const admin = await api.agent(workspace, { role: 'admin' })
    const { body: key } = await admin.call<NewIdentityKey>('POST', '/v1/workspace/identity-keys')
    const identityToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setSubject('user-1')
      .setExpirationTime(Math.floor(api.deps.clock.now() / 1000) + 300)
      .sign(new TextEncoder().encode(key.secret))
    const known = await api.customer(workspace, { identityToken })
    const rival = await uploadFile(api, uploaderOf(known), { name: 'c.txt', bytes: noise(70), clientId })
    const body = { workspaceKey: workspace.key, visitorSecret: customer.secret, identityToken }
    expect((await api.call<Session>('POST', '/v1/sessions', { body })).body.customer.id).toBe(known.id)
    expect(await fetchBytes(sent.id, known.call)).toEqual(noise(50))
    expect(await fetchBytes(waiting.id, known.call)).toEqual(noise(60))
    expect((await customer.call('GET', `/v1/attachments/${sent.id}/link`)).status).toBe(404)
    const attachmentIds = [waiting.id, rival.id]
    const both = await known.call('POST', '/v1/conversations', { body: { ...message(), attachmentIds } })
    expect(both.status).toBe(201)
  })
})
