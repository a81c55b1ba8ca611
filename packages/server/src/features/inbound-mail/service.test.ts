import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type RunningServer, startServer } from '../../main/node.ts'
import { loadConfig } from '../../platform/config.ts'
import { createLogger } from '../../platform/logging.ts'
import { TEST_SECRET } from '../../testing/deps.ts'
import { startImap, type TestImap } from '../../testing/imap.ts'

const folder = mkdtempSync(join(tmpdir(), 'deskbell-mail-'))
let server: RunningServer | undefined
let imap: TestImap | undefined
afterEach(async () => {
  await server?.close()
  await imap?.close()
  await rm(folder, { recursive: true, force: true })
})

test('a service reads its mailbox from start to stop', { timeout: 30_000 }, async () => {
  imap = await startImap()
  const config = loadConfig({
    DESKBELL_SECRET: TEST_SECRET,
    DESKBELL_DATA: folder,
    DATABASE_URL: `sqlite:${join(folder, 'desk.db')}`,
    PORT: '0',
    LOG_LEVEL: 'silent',
    IMAP_URL: imap.url,
  })
  server = await startServer(config, { logger: createLogger(config) })
  const { db } = server.deps
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })
  await eventually(async () => {
    const row = await db.selectFrom('mailbox_cursors').select('uid_validity').executeTakeFirst()
    expect(row?.uid_validity).toBeTruthy()
  })
  imap.deliver('From: ana@example.com\r\nSubject: Lamp\r\nMessage-ID: <s@example.com>\r\n\r\nBroken\r\n')
  await eventually(async () => {
    const rows = await db.selectFrom('tickets').select('subject').execute()
    expect(rows).toEqual([{ subject: 'Lamp' }])
  })
  await server.close()
  await eventually(async () => expect(imap?.connected()).toBe(0))
})
