import { type AddressInfo, createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { OutgoingError } from '../outgoing.ts'
import { askOutgoing, askProvider, cut, faultOfStatus, retryAfterMs, said } from './asking.ts'

const asking = { provider: 'Acme', headers: {}, body: '' }

test.each([
  ['120', undefined, 120_000],
  ['0', undefined, 0],
  ['1.5', undefined, 1_500],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 'Sat, 21 Nov 2026 10:00:00 GMT', 30_000],
  // The provider's clock counts, however wrong it is.
  ['Thu, 01 Jan 2015 00:01:00 GMT', 'Thu, 01 Jan 2015 00:00:00 GMT', 60_000],
  ['Sat, 21 Nov 2026 10:00:00 GMT', 'Sat, 21 Nov 2026 10:00:01 GMT', null],
  ['172800', undefined, 86_400_000],
  ['', undefined, null],
  ['later', undefined, null],
  ['-5', undefined, null],
  ['Infinity', undefined, null],
])('Retry-After %s at %s is %s', (after, date, expected) => {
  const headers = new Headers({ 'retry-after': after, ...(date && { date }) })
  expect(retryAfterMs(headers)).toBe(expected)
})

test.each([
  [400, 'refused'],
  [401, 'refused'],
  [404, 'refused'],
  [408, 'unavailable'],
  [413, 'refused'],
  [429, 'limited'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [504, 'uncertain'],
  [301, 'refused'],
])('HTTP %i is %s', (status, fault) => {
  expect(faultOfStatus(status)).toBe(fault)
})

test('text is cut between characters and is never too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 40 }), (text, length) => {
      const kept = cut(text, length)
      expect(kept.length).toBeLessThanOrEqual(length)
      expect(kept.isWellFormed()).toBe(true)
      if (text.length <= length) expect(kept).toBe(text)
      else expect(text.startsWith(kept.slice(0, -3))).toBe(true)
    }),
  )
})

test('what a provider said loses its secrets before it is cut', () => {
  const secret = 'k'.repeat(50)
  expect(said(`${'a'.repeat(280)} ${secret}`, [secret])).toBe(`${'a'.repeat(280)} …`)
  expect(said('one\n\ttwo', ['', 'two'])).toBe('one …')
})

test('nothing was sent where a name is not found or nobody listens', async () => {
  for (const url of ['http://nobody.invalid/', await nobodysUrl()]) {
    await expect(askProvider({ ...asking, url }), url).rejects.toMatchObject({ fault: 'unavailable' })
  }
})

/** A server that says one thing and hangs up: to whoever connects, or asks. `kept` leaves it to the other side to hang up. */
async function saying(answer: string, when: 'connected' | 'asked' | 'kept' = 'asked') {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (when === 'connected') socket.end(answer)
    else if (when === 'asked') socket.once('data', () => socket.end(answer))
    else socket.on('data', () => socket.write(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

test('nor where none of the several addresses of a name takes a connection', async () => {
  const refusals = ['::1', '127.0.0.1'].map((address) => Object.assign(new Error(address), { syscall: 'connect' }))
  const failure = new TypeError('fetch failed', { cause: new AggregateError(refusals) })
  const outgoing = { post: () => Promise.reject(failure), check: async () => undefined }
  const attempt = askOutgoing(outgoing, { ...asking, url: 'https://two.example' })
  await expect(attempt).rejects.toMatchObject({ fault: 'unavailable' })
})

test('nothing was sent where encryption was not agreed on', async () => {
  await using server = await saying('HTTP/1.1 400 Bad Request\r\n\r\n', 'connected')
  const attempt = askProvider({ ...asking, url: `https://${server.host}` })
  await expect(attempt).rejects.toMatchObject({ fault: 'unavailable' })
})

test('each request has a connection of its own', async () => {
  await using server = await saying('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok', 'kept')
  const url = `http://${server.host}`
  for (let i = 0; i < 3; i++) expect(await askProvider({ ...asking, url })).toMatchObject({ status: 200, text: 'ok' })
  expect(server.connections()).toBe(3)
})

test.each([
  ['an answer that breaks off', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"sid"'],
  ['what is no HTTP', '220 mail.example ESMTP\r\n'],
  ['no word', ''],
])('%s leaves it uncertain', async (_name, answer) => {
  await using server = await saying(answer)
  const attempt = askProvider({ ...asking, url: `http://${server.host}` })
  await expect(attempt).rejects.toMatchObject({ fault: 'uncertain' })
})

test.each([
  ['refused', 'refused'],
  ['failed', 'unavailable'],
  ['uncertain', 'uncertain'],
] as const)('a guarded request that is %s: %s, and the address is not told', async (given, fault) => {
  const url = 'https://hooks.example/secret'
  const outgoing = { post: () => Promise.reject(new OutgoingError(given, `no: ${url}`)), check: async () => undefined }
  const error = await askOutgoing(outgoing, { ...asking, url }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ fault })
  expect(String(error)).not.toContain('secret')
})
