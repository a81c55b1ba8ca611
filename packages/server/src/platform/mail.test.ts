import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { folderMailer } from './mail-folder.ts'
import { smtpMailer } from './mail-smtp.ts'

const mail = { to: 'ada@example.com', subject: 'Your link', text: 'Hello, Ada.\n\nhttps://desk.example/link' }

test('without a mail server it is kept in a folder, and the log says where', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-mail-'))
  const logged: unknown[] = []
  const mailer = folderMailer(join(folder, 'mailbox'), 'Desk <desk@example.com>', {
    info: (entry: unknown) => void logged.push(entry),
  })
  await mailer.send(mail)
  await mailer.close()
  const [name = ''] = await readdir(join(folder, 'mailbox'))
  const file = join(folder, 'mailbox', name)
  expect(name).toMatch(/\.eml$/)
  expect((await stat(file)).mode & 0o077, 'nobody else reads it').toBe(0)
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(/^From: Desk <desk@example\.com>$/m)
  expect(text).toMatch(/^To: ada@example\.com$/m)
  expect(text).toContain('https://desk.example/link')
  expect(logged).toEqual([{ to: mail.to, subject: mail.subject, file }])
  await rm(folder, { recursive: true })
})

test('another try of a mail is the same file, whole at any time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-mail-'))
  const mailer = folderMailer(folder, 'desk@example.com', { info: () => undefined })
  const tries = Array.from({ length: 8 }, () => mailer.send({ ...mail, idempotencyKey: 'dlv_1/../../x' }))
  const [first, ...others] = await Promise.all(tries)
  for (const other of others) expect(other).toEqual(first)
  await mailer.send({ ...mail, idempotencyKey: 'dlv_2' })
  const names = await readdir(folder)
  expect(names).toHaveLength(2)
  expect(names).toContain(first?.providerId)
  for (const name of names) {
    expect(name).toMatch(/^[a-f0-9]{40}\.eml$/)
    expect(await readFile(join(folder, name), 'utf8')).toContain('https://desk.example/link')
  }
  expect(mailer).toMatchObject({ provider: 'mailbox' })
  expect(mailer.keyLifeMs).toBeGreaterThan(30 * 86_400_000)
  await mailer.close()
  await rm(folder, { recursive: true })
})

test('a folder that cannot be written is told, and may be another time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-mail-'))
  await writeFile(join(folder, 'mailbox'), 'a file is in the way')
  const mailer = folderMailer(join(folder, 'mailbox'), 'desk@example.com', { info: () => undefined })
  await expect(mailer.send(mail)).rejects.toMatchObject({ fault: 'unavailable' })
  await mailer.close()
  await rm(folder, { recursive: true })
})

test('with one it goes there, and a refusal is told', async () => {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? new Error('No such user') : null),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += String(chunk)
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'desk@example.com' })
  await mailer.send(mail)
  expect(received[0]).toMatch(/^Subject: Your link\r$/m)
  await expect(mailer.send({ ...mail, to: 'nobody@example.com' })).rejects.toThrow('No such user')
  await mailer.close()
  await new Promise<void>((done) => server.close(done))
})
