import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { EICAR, type FakeClamd, type FakeClamdOptions, startFakeClamd } from '../../testing/clamd.ts'
import { clamdScanner } from './clamd.ts'

const WAITS = { name: 'CodedError', code: 'unavailable', retryAfterSeconds: 30 }
const running: FakeClamd[] = []
afterEach(async () => {
  for (const clamd of running.splice(0)) await clamd.close()
})

async function start(options?: FakeClamdOptions): Promise<FakeClamd> {
  const clamd = await startFakeClamd(options)
  running.push(clamd)
  return clamd
}

test('tells clean files from others, also large ones and those in which it hides', async () => {
  const clamd = await start()
  const scanner = clamdScanner(clamd)
  const large = Buffer.alloc(3_000_000, 'a')
  expect(await scanner.scan(Buffer.from('hello'))).toEqual({ clean: true })
  expect(await scanner.scan(new Uint8Array())).toEqual({ clean: true })
  expect(await scanner.scan(large)).toEqual({ clean: true })
  const found = { clean: false, found: 'Eicar-Test-Signature' }
  expect(await scanner.scan(Buffer.from(EICAR))).toEqual(found)
  expect(await scanner.scan(Buffer.concat([large, Buffer.from(EICAR), large]))).toEqual(found)
  const many = await Promise.all(Array.from({ length: 10 }, (_, n) => scanner.scan(Buffer.from(n % 2 ? EICAR : 'a'))))
  expect(many.map(({ clean }) => clean)).toEqual([true, false, true, false, true, false, true, false, true, false])
  expect(await scanner.version()).toBe('ClamAV 1.0.0/test')
  while (clamd.connections() > 0) await wait(5)
})

test('what is too large for it is not clean', async () => {
  const scanner = clamdScanner(await start({ maxLength: 1_000 }))
  expect(await scanner.scan(new Uint8Array(1_000))).toEqual({ clean: true })
  expect(await scanner.scan(new Uint8Array(1_001))).toEqual({ clean: false, found: null })
})

test.each([
  'stream: Can’t allocate memory ERROR',
  'UNKNOWN COMMAND',
  'stream: OK and more',
  'OK',
  '',
  'stream:  FOUND',
  'x'.repeat(10_000),
])('what it cannot say clearly (%s) is no leave to pass', async (reply) => {
  const scanner = clamdScanner(await start({ reply }))
  await expect(scanner.scan(Buffer.from('hello'))).rejects.toMatchObject(WAITS)
})

test('where nobody answers, nothing passes', async () => {
  const clamd = await start()
  await clamd.close()
  await expect(clamdScanner(clamd).scan(Buffer.from('hello'))).rejects.toMatchObject(WAITS)
  await expect(clamdScanner({ path: '/nowhere/clamd.ctl' }).scan(Buffer.from('hello'))).rejects.toMatchObject(WAITS)
  await expect(clamdScanner(clamd).version()).rejects.toMatchObject(WAITS)
})

test('whoever says nothing is waited for only so long', async () => {
  const clamd = await start({ mute: true })
  await expect(clamdScanner(clamd, { timeout: 50 }).scan(Buffer.from('hello'))).rejects.toMatchObject(WAITS)
  while (clamd.connections() > 0) await wait(5)
})
