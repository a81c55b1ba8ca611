import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOutgoing, type OutgoingError, type Resolve } from './outgoing.ts'
import { isPublicAddress } from './outgoing-addresses.ts'

const REQUEST = { headers: { 'content-type': 'application/json' }, body: '{}' }
const PUBLIC = { address: '93.184.215.14', family: 4 }

/** A server that says exactly what a test wants it to say. */
let server: Server
let sockets: Socket[]
let asked: string[]
let answer: (socket: Socket, request: string) => void
let port: number

beforeEach(async () => {
  sockets = []
  asked = []
  answer = (socket) => socket.end('HTTP/1.1 200 OK\r\nX-Word: yes\r\nContent-Length: 4\r\n\r\nfine')
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.once('data', (data) => {
      asked.push(data.toString())
      answer(socket, data.toString())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

/** Answers each lookup with the next of these, and then with the last again. */
function names(...answers: readonly (string | Error)[]) {
  const looked: string[] = []
  const resolve: Resolve = async (host) => {
    const next = answers[Math.min(looked.length, answers.length - 1)] ?? ''
    looked.push(host)
    if (next instanceof Error) throw next
    return next.split(' ').map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { looked, resolve }
}

const open = (resolve?: Resolve) => createOutgoing({ allowPrivate: true, ...(resolve && { resolve }) })
const guarded = (resolve: Resolve = async () => [PUBLIC]) => createOutgoing({ allowPrivate: false, resolve })
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: OutgoingError) => error.fault,
  )
const here = (path = '/hook') => `http://127.0.0.1:${port}${path}`

describe('addresses that are never asked', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://１２７.0.0.1/',
    'http://127.0.0.1./',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.0.0.8/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
    'http://[64:ff9b::169.254.169.254]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'http://[2001:db8::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://router.home.arpa/',
    'http://db.lan/',
    'http://postgres/',
    'http://example.com:22/',
    'http://example.com:25/',
    'http://example.com:6379/',
    'http://example.com:5432/',
    'http://example.com:0/',
    'http://user:password@example.com/',
    'http://user@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'javascript:alert(1)',
    '//example.com/',
    'example.com',
    '',
  ])('%s', async (url) => {
    const { looked, resolve } = names(PUBLIC.address)
    const outgoing = guarded(resolve)
    expect(await faultOf(outgoing.post(url, REQUEST))).toBe('refused')
    expect(await faultOf(outgoing.check(url))).toBe('refused')
    expect(looked).toEqual([])
  })

  test.each([
    '127.0.0.1',
    '93.184.215.14 10.0.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c ::1',
    '::ffff:10.0.0.1',
    'fe80::1%eth0',
    '169.254.169.254',
  ])('a name that leads to %s', async (addresses) => {
    const outgoing = guarded(names(addresses).resolve)
    expect(await faultOf(outgoing.post('https://hooks.example.com/', REQUEST))).toBe('refused')
    expect(await faultOf(outgoing.check('https://hooks.example.com/'))).toBe('refused')
  })

  test('a name that was public when it was saved, and is ours when it is asked', async () => {
    const { resolve } = names(PUBLIC.address, '127.0.0.1')
    const outgoing = guarded(resolve)
    await outgoing.check('http://rebind.example.com/')
    expect(await faultOf(outgoing.post('http://rebind.example.com/', REQUEST))).toBe('refused')
  })
})

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2606:4700::6810:84e5', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each(['https://hooks.example.com/x', 'http://hooks.example.com:8080/', 'https://93.184.215.14/'])(
  '%s may be asked',
  async (url) => {
    await expect(guarded().check(url)).resolves.toBeUndefined()
  },
)

test('a name that is not found now passes the check, and fails when it is asked', async () => {
  const outgoing = guarded(names(new Error('ENOTFOUND')).resolve)
  await expect(outgoing.check('https://soon.example.com/')).resolves.toBeUndefined()
  expect(await faultOf(outgoing.post('https://soon.example.com/', REQUEST))).toBe('failed')
})

test('the address that was looked at is the one connected to: a name is looked up once', async () => {
  const { looked, resolve } = names('127.0.0.1', '127.0.0.2')
  const got = await open(resolve).post(`http://rebind.test:${port}/hook`, REQUEST)
  expect(got).toMatchObject({ status: 200, text: 'fine' })
  expect(got.headers.get('x-word')).toBe('yes')
  expect(looked).toEqual(['rebind.test'])
  expect(asked[0]).toContain(`host: rebind.test:${port}`.replace('host', 'Host'))
})

test('headers and body go out as they are', async () => {
  await open().post(here(), { headers: { 'webhook-id': 'evt_1' }, body: '{"text":"größer"}' })
  expect(asked[0]).toMatch(/^POST \/hook HTTP\/1\.1\r\n/)
  expect(asked[0]).toContain('webhook-id: evt_1')
  expect(asked[0]).toContain('content-length: 19')
  expect(asked[0]).toContain('{"text":"größer"}')
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) is an answer, and is not followed', async (status) => {
  answer = (socket) =>
    socket.end(`HTTP/1.1 ${status} Moved\r\nLocation: ${here('/other')}\r\nContent-Length: 0\r\n\r\n`)
  expect(await open().post(here(), REQUEST)).toMatchObject({ status })
  expect(asked).toHaveLength(1)
})

test('of a long answer the beginning is read, and the rest is not waited for', async () => {
  answer = (socket) => {
    socket.write('HTTP/1.1 500 No\r\nContent-Length: 999999999\r\n\r\n')
    socket.write('é'.repeat(10_000))
  }
  const { text } = await open().post(here(), REQUEST)
  expect(text).toBe('é'.repeat(4_096))
})

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n'

test.each<[string, (socket: Socket) => void]>([
  ['says nothing', () => undefined],
  [
    'drips its head',
    (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  ],
  [
    'drips its body',
    (socket) => drip(socket, 'aaaaaaaaaaaaaaaaaaaaaaa', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n'),
  ],
  ['says half', (socket) => socket.write(`${HEAD}half`)],
  ['sends a word of patience only', (socket) => socket.write('HTTP/1.1 102 Processing\r\n\r\n')],
])('a receiver that %s is left when the time is over', async (_what, behave) => {
  answer = behave
  const began = performance.now()
  expect(await faultOf(open().post(here(), { ...REQUEST, timeoutMs: 150 }))).toBe('uncertain')
  expect(performance.now() - began).toBeLessThan(2_000)
})

test.each<[string, (socket: Socket) => void]>([
  ['breaks off before it answers', (socket) => socket.destroy()],
  ['breaks off in its answer', (socket) => socket.write(`${HEAD}half`, () => socket.destroy())],
  ['speaks something else', (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
  ['has headers without end', (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}`)],
  [
    'switches to something else',
    (socket) => socket.write('HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
  ],
])('nobody knows whether a receiver took it that %s', async (_what, behave) => {
  answer = behave
  expect(await faultOf(open().post(here(), { ...REQUEST, timeoutMs: 5_000 }))).toBe('uncertain')
})

test('nothing was sent where nobody listens, the name is unknown, looking up hangs, or TLS is not spoken', async () => {
  answer = (socket) => socket.end('no')
  expect(await faultOf(open().post(`https://127.0.0.1:${port}/`, REQUEST))).toBe('failed')
  expect(await faultOf(open(names(new Error('no')).resolve).post('http://x.test/', REQUEST))).toBe('failed')
  expect(await faultOf(open(() => new Promise(() => {})).post('http://x.test/', { ...REQUEST, timeoutMs: 50 }))).toBe(
    'failed',
  )
  server.close()
  for (const socket of sockets) socket.destroy()
  expect(await faultOf(open().post(here(), REQUEST))).toBe('failed')
})

test('whoever asked may let go', async () => {
  answer = () => abort.abort(new Error('stopping'))
  const abort = new AbortController()
  expect(await faultOf(open().post(here(), { ...REQUEST, signal: abort.signal }))).toBe('uncertain')
  expect(await faultOf(open().post(here(), { ...REQUEST, signal: abort.signal }))).toBe('failed')
})

/** One character every 20 ms. */
function drip(socket: Socket, text: string, first = ''): void {
  socket.write(first)
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) clearInterval(timer)
    else socket.write(text[at++] ?? '')
  }, 20)
}
