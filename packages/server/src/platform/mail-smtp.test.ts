import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobodysUrl } from '../testing/providers/http-double.ts'
import { type SmtpDouble, startSmtpDouble } from '../testing/providers/smtp.ts'
import type { Mailer } from './mail.ts'
import { smtpMailer } from './mail-smtp.ts'

const user = { user: 'desk', pass: 'hunter2' }
const from = 'desk@example.com'
const mail = { to: 'ada@example.com', subject: 'Your link', text: 'Hello, Ada.' }

let double: SmtpDouble
let mailer: Mailer
beforeAll(async () => {
  double = await startSmtpDouble(user)
  mailer = smtpMailer({ url: double.url, from })
})
afterAll(async () => {
  await mailer.close()
  await double[Symbol.asyncDispose]()
})

test.each([
  ['421 4.3.2 Shutting down', 'unavailable'],
  ['450 4.2.1 Mailbox busy', 'unavailable'],
  ['451 4.7.1 Greylisted, try again', 'unavailable'],
  ['452 4.2.2 Mailbox full for now', 'unavailable'],
  ['550 5.1.1 User unknown', 'gone'],
  ['550 5.1.2 Bad destination', 'gone'],
  ['550 5.1.10 Recipient not found', 'gone'],
  ['550 5.2.1 Mailbox disabled', 'gone'],
  ['550 No such user here', 'gone'],
  ['551 User not local', 'gone'],
  ['553 Mailbox name invalid', 'gone'],
  // An address is not given up because a server will have nothing to do with us.
  ['550 5.7.1 Relaying denied', 'refused'],
  ['550 5.7.26 Unauthenticated sender', 'refused'],
  ['550 Relay not permitted', 'refused'],
  ['550 Blocked by policy', 'refused'],
  ['550 You are on a list of spammers', 'refused'],
  ['552 5.2.2 Mailbox full', 'refused'],
  ['554 5.7.1 Rejected', 'refused'],
])('for the recipient %s: %s', async (reply, fault) => {
  double.refuse('somebody@example.com', reply)
  const attempt = mailer.send({ ...mail, to: 'somebody@example.com' })
  await expect(attempt).rejects.toMatchObject({ fault, retryAfterMs: null, message: `SMTP: ${reply}` })
})

test.each([
  ['451 4.3.0 Try again later', 'unavailable'],
  ['554 5.6.0 Content refused', 'refused'],
  ['552 5.3.4 Too large', 'refused'],
  ['550 5.1.1 User unknown', 'gone'],
  ['550 Message looks like spam', 'refused'],
  ['550 No', 'refused'],
])('for the mail itself %s: %s', async (reply, fault) => {
  double.refuse('somebody@example.com', reply, 'data')
  await expect(mailer.send({ ...mail, to: 'somebody@example.com' })).rejects.toMatchObject({ fault })
})

test('a wrong password is refused, and not told', async () => {
  const wrong = smtpMailer({ url: double.url.replace('hunter2', 'hunter3'), from })
  const error = await wrong.send(mail).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ fault: 'refused', message: expect.stringContaining('535 5.7.8 desk with … is nobody') })
  await wrong.close()
})

test('what is no address is refused before it is asked', async () => {
  const before = double.taken.length
  await expect(mailer.send({ ...mail, to: '' })).rejects.toMatchObject({ fault: 'refused' })
  expect(double.taken).toHaveLength(before)
})

test('a name that is not found, and a port where nobody listens, took nothing', async () => {
  for (const host of ['nobody.invalid:25', new URL(await nobodysUrl()).host]) {
    const lost = smtpMailer({ url: `smtp://${host}`, from, timeouts: { connect: 5_000 } })
    await expect(lost.send(mail)).rejects.toMatchObject({ fault: 'unavailable' })
    await lost.close()
  }
})

const READY = '220 mail.example ESMTP'
const FINE = '250 fine'

/** A server that says its lines one for one; after the last it says nothing or breaks the connection. */
async function talking(lines: readonly string[], end: 'silence' | 'break') {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    const left = [...lines]
    const say = () => {
      const line = left.shift()
      if (line !== undefined) socket.write(`${line}\r\n`)
      else if (end === 'break') socket.destroy()
    }
    if (left.length > 0 || end === 'break') say()
    let isData = false
    socket.on('data', (data) => {
      const text = String(data)
      if (isData && !text.endsWith('\r\n.\r\n')) return
      isData = text.startsWith('DATA')
      say()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

const GO = '354 go'

test.each([
  ['the greeting', [], 'unavailable'],
  ['EHLO', [READY], 'unavailable'],
  ['MAIL FROM', [READY, FINE], 'unavailable'],
  ['RCPT TO', [READY, FINE, FINE], 'unavailable'],
  ['DATA', [READY, FINE, FINE, FINE], 'unavailable'],
  ['the mail', [READY, FINE, FINE, FINE, GO], 'uncertain'],
] as const)('a connection that breaks or falls silent at %s', async (_stage, lines, fault) => {
  for (const end of ['break', 'silence'] as const) {
    await using server = await talking(lines, end)
    const one = smtpMailer({ url: server.url, from, timeouts: { connect: 200, answer: 200 } })
    await expect(one.send(mail), end).rejects.toMatchObject({ fault })
    expect(server.connections(), 'it is not tried again by itself').toBe(1)
    await one.close()
  }
})

test.each([
  ['554 no mail here', [], 'unavailable'],
  ['421 too busy', [], 'unavailable'],
  ['550 your sender is refused', [READY, FINE], 'refused'],
  ['530 log in first', [READY, FINE], 'refused'],
] as const)('a server that says %s after %j', async (last, lines, fault) => {
  await using server = await talking([...lines, last], 'silence')
  const one = smtpMailer({ url: server.url, from, timeouts: { connect: 2_000, answer: 2_000 } })
  await expect(one.send(mail)).rejects.toMatchObject({ fault })
  await one.close()
})

test('a server that drips its answers is given up after a while in all', async () => {
  await using server = await talking([READY, FINE, FINE, FINE, GO], 'silence')
  const one = smtpMailer({ url: server.url, from, timeouts: { whole: 300 } })
  await expect(one.send(mail)).rejects.toMatchObject({ fault: 'uncertain' })
  await one.close()
})

test('mails that wait for their turn when time is up were not sent', async () => {
  await using server = await talking([READY], 'silence')
  const one = smtpMailer({ url: server.url, from, timeouts: { whole: 300 } })
  const ends = await Promise.allSettled(Array.from({ length: 6 }, () => one.send(mail)))
  expect(ends.map((end) => end.status === 'rejected' && end.reason.fault)).toEqual(Array(6).fill('unavailable'))
  await one.close()
})

test('a connection that the server closed meanwhile costs no mail', async () => {
  await using own = await startSmtpDouble(user)
  const one = smtpMailer({ url: own.url, from })
  await one.send(mail)
  own.next({ kind: 'drop' })
  await expect(one.send(mail)).rejects.toMatchObject({ fault: 'uncertain' })
  await one.send(mail)
  expect(own.taken).toHaveLength(3)
  await one.close()
})
