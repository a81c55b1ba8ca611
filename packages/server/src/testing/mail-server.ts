import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as its recipient's program has it. */
export interface ReceivedMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Null where it has none. */
  header(name: string): string | null
}

/** A real mail server on this machine that takes whatever it is given. */
export interface MailServer extends AsyncDisposable {
  /** For SMTP_URL. */
  readonly url: string
  /** Everything that came so far, in its order. */
  readonly received: readonly ReceivedMail[]
  /** The first mail to an address whose subject fits, and which was not asked for before; waits until it comes. */
  next(to: string, subject: RegExp, within?: number): Promise<ReceivedMail>
}

/**
 * @example
 * await using mail = await startMailServer()
 * await mail.next('ada@example.com', /^We have your request/)
 */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const taken = new Set<ReceivedMail>()
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(parts))
        for (const { address } of envelope.rcptTo) received.push(readable(address, mail))
        done()
        for (const look of waiting) look()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next(to, subject, within = 15_000) {
      return new Promise((done, fail) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          const known = received.map((mail) => `${mail.to}: ${mail.subject}`).join('\n')
          fail(new Error(`No mail to ${to} with ${subject} came within ${within} ms, only:\n${known}`))
        }, within)
        const look = () => {
          const mail = received.find((one) => one.to === to && subject.test(one.subject) && !taken.has(one))
          if (!mail) return
          taken.add(mail)
          waiting.delete(look)
          clearTimeout(timer)
          done(mail)
        }
        waiting.add(look)
        look()
      })
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((done) => server.close(done))
    },
  }
}

function readable(to: string, mail: Awaited<ReturnType<typeof PostalMime.parse>>): ReceivedMail {
  return {
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value ?? null,
  }
}
