import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFanOut, frameText, type Outlet } from './fan-out.ts'

function anOutlet() {
  const writes: Buffer[] = []
  const outlet: Outlet = {
    sink: { writable: true, writableLength: 0, write: (bytes) => writes.push(Buffer.from(bytes)) > 0 },
    onSlow: () => undefined,
    batch: undefined,
  }
  return { outlet, writes }
}

it('gives every socket its own frames in order, in one write for each tick', () => {
  const frames = Array.from({ length: 6 }, (_, index) => frameText(`frame ${index}`))
  const push = fc.record({ frame: fc.nat(5), to: fc.subarray([0, 1, 2, 3], { minLength: 1 }) })
  fc.assert(
    fc.property(fc.array(fc.array(push, { maxLength: 12 }), { maxLength: 4 }), (ticks) => {
      const fanOut = createFanOut(Number.POSITIVE_INFINITY)
      const sockets = Array.from({ length: 4 }, anOutlet)
      const expected = sockets.map(() => '')
      for (const [index, pushes] of ticks.entries()) {
        for (const { frame, to } of pushes) {
          const bytes = frames[frame] as Buffer
          const pushTo = fanOut.broadcast(bytes)
          for (const socket of to) {
            pushTo((sockets[socket] as (typeof sockets)[number]).outlet)
            expected[socket] += bytes.toString('latin1')
          }
        }
        fanOut.flushAll()
        for (const { writes } of sockets) expect(writes.length).toBeLessThanOrEqual(index + 1)
      }
      expect(sockets.map(({ writes }) => Buffer.concat(writes).toString('latin1'))).toEqual(expected)
    }),
  )
})

it('writes the very same bytes to all sockets that get the same', async () => {
  const fanOut = createFanOut(Number.POSITIVE_INFINITY)
  const seen: Uint8Array[] = []
  const outlets = [1, 2, 3].map(
    (): Outlet => ({
      sink: { writable: true, writableLength: 0, write: (bytes) => seen.push(bytes) > 0 },
      onSlow: () => undefined,
      batch: undefined,
    }),
  )
  for (const text of ['one', 'two', 'three']) {
    const push = fanOut.broadcast(frameText(text))
    for (const outlet of outlets) push(outlet)
  }
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toHaveLength(3)
  expect(new Set(seen).size).toBe(1)
})

it('tells of a socket that leaves too much unread, and writes to none that ended', () => {
  const fanOut = createFanOut(100)
  let slow = 0
  let writes = 0
  const sink = { writable: true, writableLength: 101, write: () => ++writes > 0 }
  const outlet: Outlet = { sink, onSlow: () => slow++, batch: undefined }
  fanOut.push(outlet, frameText('x'))
  fanOut.flush(outlet)
  expect([writes, slow]).toEqual([1, 1])
  fanOut.push({ ...outlet, sink: { ...sink, writable: false } }, frameText('x'))
  fanOut.flushAll()
  expect([writes, slow]).toEqual([1, 1])
})
