import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
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
