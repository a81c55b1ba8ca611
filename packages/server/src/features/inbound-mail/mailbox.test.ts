import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openMailbox } from '../../platform/mail-in/index.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { startImap, type TestImap } from '../../testing/imap.ts'
import { holdMailbox } from './cursors-repository.ts'
import { readNewMail } from './mailbox.ts'
import { watchMailbox } from './watch.ts'

const letter = (n: number) =>
  `From: Ana <ana@example.com>\r\nTo: support@desk.example\r\nSubject: Letter ${n}\r\nMessage-ID: <l${n}@example.com>\r\n\r\nText ${n}\r\n`

eachDatabase((_kind, open) => {
  let api: TestApi
  const closing: (() => Promise<unknown>)[] = []
  beforeEach(async () => {
    api = testApi((await open()).db)
    await api.workspace()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  async function imap(options?: Parameters<typeof startImap>[0]): Promise<TestImap> {
    const server = await startImap(options)
    closing.push(server.close)
    return server
  }
  function watch(server: TestImap, deps = api.deps) {
    const stop = watchMailbox(deps, server.url, { holdMs: 150, retryMs: 10 })
    closing.push(stop)
    return stop
  }
  const subjects = async () => {
    const rows = await api.deps.db.selectFrom('tickets').select('subject').orderBy('number').execute()
    return rows.map(({ subject }) => subject)
  }
  const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 8_000, interval: 20 })
  const isReady = () =>
    eventually(async () => {
      const row = await api.deps.db.selectFrom('mailbox_cursors').select('uid_validity').executeTakeFirst()
      expect(row?.uid_validity).toBeTruthy()
    })

  describe('a mailbox', () => {
    test('is read as mail arrives; what was there before is left alone', async () => {
      const server = await imap({ messages: [letter(1), letter(2)] })
      watch(server)
      await isReady()
      server.deliver(letter(3))
      server.deliver(letter(4))
      await eventually(async () => expect(await subjects()).toEqual(['Letter 3', 'Letter 4']))
    })

    test('is read again after its connection broke, from where it was', async () => {
      const server = await imap()
      watch(server)
      await isReady()
      server.deliver(letter(1))
      await eventually(async () => expect(await subjects()).toHaveLength(1))
      server.breakConnections()
      server.deliver(letter(2))
      await eventually(async () => expect(await subjects()).toEqual(['Letter 1', 'Letter 2']))
    })

    test('is read by one node; another goes on where it stopped', async () => {
      const server = await imap()
      const stopFirst = watch(server)
      await isReady()
      watch(server, testApi(api.deps.db).deps)
      for (let n = 1; n <= 3; n++) server.deliver(letter(n))
      await eventually(async () => expect(await subjects()).toHaveLength(3))
      expect(server.connected()).toBe(1)
      await stopFirst()
      server.deliver(letter(4))
      await eventually(async () => expect(await subjects()).toEqual([1, 2, 3, 4].map((n) => `Letter ${n}`)))
    })

    test('is taken over from a node that died, once its hold has run out', async () => {
      const { db } = api.deps
      expect(await holdMailbox(db, 'box', 'first', { now: 0, until: 100 })).toBe(true)
      expect(await holdMailbox(db, 'box', 'second', { now: 99, until: 200 })).toBe(false)
      expect(await holdMailbox(db, 'box', 'first', { now: 99, until: 150 })).toBe(true)
      const tries = [1, 2, 3, 4].map((n) => holdMailbox(db, 'box', `node ${n}`, { now: 150, until: 300 }))
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
    })

    test('numbered anew is looked through again, and nothing is taken twice', async () => {
      const before = await imap({ uidValidity: 1 })
      const after = await imap({ uidValidity: 2, messages: [letter(1), letter(2)] })
      const read = async (server: TestImap) => {
        const mailbox = await openMailbox(server.url, api.deps.logger)
        await readNewMail(api.deps, 'box', mailbox, new Map(), async () => true)
        await mailbox.close()
      }
      await holdMailbox(api.deps.db, 'box', 'me', { now: 0, until: 1 })
      await read(before)
      before.deliver(letter(1))
      await read(before)
      expect(await subjects()).toEqual(['Letter 1'])
      await read(after)
      await read(after)
      expect(await subjects()).toEqual(['Letter 1', 'Letter 2'])
    })

    test('closes its connection when the service stops', async () => {
      const server = await imap()
      const stop = watch(server)
      await isReady()
      await eventually(() => expect(server.connected()).toBe(1))
      await stop()
      await eventually(() => expect(server.connected()).toBe(0))
    })

    test('whose password is wrong is tried again, without an end of the process', async () => {
      const server = await imap()
      const warn = vi.spyOn(api.deps.logger, 'warn')
      const stop = watchMailbox(api.deps, server.url.replace('testpass', 'wrong'), { holdMs: 150, retryMs: 5 })
      await eventually(() => expect(warn.mock.calls.length).toBeGreaterThanOrEqual(2))
      expect(JSON.stringify(warn.mock.calls)).not.toContain('wrong')
      await stop()
    })
  })
})
