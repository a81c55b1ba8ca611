import type { Attachment } from '@deskbell/protocol'
import { DeskbellError, type UploadOptions } from '@deskbell/sdk/uploads'
import { expect, test, vi } from 'vitest'
import { createTray } from './tray.ts'

const LIMITS = { count: 2, bytes: 1000 }
const file = (name: string, bytes = 10): File => new File(['x'.repeat(bytes)], name)
const attachment = (name: string): Attachment => ({
  id: `att_${name}`,
  name,
  type: 'text/plain',
  size: 10,
  image: null,
})

/** Uploads that end when the test says so. */
function desk() {
  const sent: { name: string; options: UploadOptions; done(): void; fail(error: unknown): void }[] = []
  const cancelled: string[] = []
  const uploads = {
    upload: (one: Blob & { readonly name?: string }, options: UploadOptions = {}) =>
      new Promise<Attachment>((resolve, reject) => {
        const name = one.name ?? ''
        sent.push({ name, options, done: () => resolve(attachment(name)), fail: reject })
        options.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      }),
    async cancel(id: string) {
      cancelled.push(id)
    },
    link: () => Promise.reject(new Error('not asked')),
  }
  return { uploads, sent, cancelled }
}

test('a file is on its way, and then there', async () => {
  const { uploads, sent } = desk()
  const changed = vi.fn()
  const tray = createTray(uploads, LIMITS, changed)
  tray.add([file('a.txt')])
  expect(tray.busy()).toBe(true)
  sent[0]?.options.onProgress?.({ sent: 5, size: 10, trouble: null })
  expect(tray.rows.value[0]).toMatchObject({ name: 'a.txt', sent: 0.5, status: 'sending' })
  sent[0]?.done()
  await vi.waitFor(() => expect(tray.busy()).toBe(false))
  expect(tray.ready()).toEqual([attachment('a.txt')])
  expect(changed).toHaveBeenCalledTimes(1)
})

test('one that failed goes on under the same name when it is tried again', async () => {
  const { uploads, sent } = desk()
  const tray = createTray(uploads, LIMITS)
  tray.add([file('a.txt')])
  sent[0]?.fail(new DeskbellError('unreachable', 'No answer.'))
  await vi.waitFor(() =>
    expect(tray.rows.value[0]).toMatchObject({ status: 'failed', trouble: { kind: 'unreachable' } }),
  )
  tray.retry(tray.rows.value[0]?.key ?? '')
  expect(tray.rows.value[0]).toMatchObject({ status: 'sending', trouble: null })
  expect(sent[1]?.options.clientId).toBe(sent[0]?.options.clientId)
})

test('what is empty, too large or too much is not sent', () => {
  const { uploads, sent } = desk()
  const tray = createTray(uploads, LIMITS)
  tray.add([file('empty', 0), file('large', 1001), file('a'), file('b'), file('c')])
  expect(tray.rows.value.map(({ name, fault }) => [name, fault])).toEqual([
    ['empty', 'empty'],
    ['large', 'tooLarge'],
    ['a', null],
    ['b', null],
  ])
  expect(sent.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(tray.overfull.value).toBe(true)
})

test('one that is taken back stops, or is taken back from the service', async () => {
  const { uploads, sent, cancelled } = desk()
  const tray = createTray(uploads, LIMITS)
  tray.restore([attachment('old')])
  tray.add([file('a')])
  const [old, fresh] = tray.rows.value
  tray.remove(fresh?.key ?? '')
  expect(sent[0]?.options.signal?.aborted).toBe(true)
  tray.remove(old?.key ?? '')
  expect(cancelled).toEqual(['att_old'])
  await Promise.resolve()
  expect(tray.rows.value).toEqual([])
})
