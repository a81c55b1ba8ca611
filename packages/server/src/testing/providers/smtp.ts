import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { ProviderDouble, Trouble } from './http-double.ts'

export interface SmtpMail {
  readonly to: string
  readonly mail: Email
}

export interface SmtpDouble extends ProviderDouble<SmtpMail> {
  /** What it says to an address from now on, such as `550 5.1.1 No such user`; at once, or after the mail itself. */
  refuse(address: string, reply: string, when?: 'recipient' | 'data'): void
  /** How many connections it was asked for. */
  connections(): number
}

export interface SmtpUser {
  readonly user: string
  readonly pass: string
}

class ReplyError extends Error {
  readonly responseCode: number

  constructor(reply: string) {
    super(reply.slice(4))
    this.responseCode = Number(reply.slice(0, 3))
  }
}

/** A mail server that wants to know who it is. It knows no keys. */
export async function startSmtpDouble({ user, pass }: SmtpUser): Promise<SmtpDouble> {
  const taken: SmtpMail[] = []
  const troubles: (Trouble | null)[] = []
  const replies = new Map<string, { readonly reply: string; readonly when: 'recipient' | 'data' }>()
  const sockets = new Map<number, Socket>()
  const current = new Map<string, Trouble | null>()
  let connections = 0

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth(auth, _session, done) {
      const isKnown = auth.username === user && auth.password === pass
      if (isKnown) done(null, { user })
      else done(new ReplyError(`535 5.7.8 ${auth.username} with ${auth.password} is nobody here`))
    },
    onRcptTo({ address }, session, done) {
      const trouble = troubles.shift() ?? null
      current.set(session.id, trouble)
      const said = replies.get(address)
      if (trouble?.kind === 'limit') done(new ReplyError('450 4.7.0 Too many mails, come again later'))
      else if (trouble?.kind === 'repeat') done(new ReplyError(`554 5.7.1 ${loginsOf({ user, pass })}`))
      else if (said?.when === 'recipient') done(new ReplyError(said.reply))
      else done()
    },
    async onData(stream, session, done) {
      const mail = await PostalMime.parse(await whole(stream))
      const trouble = current.get(session.id)
      const to = session.envelope.rcptTo.map(({ address }) => address)
      const said = to.map((address) => replies.get(address)).find((one) => one?.when === 'data')
      if (trouble?.kind === 'fail') return done(new ReplyError('451 4.3.0 Local error in processing'))
      if (said) return done(new ReplyError(said.reply))
      for (const one of to) taken.push({ to: one, mail })
      if (trouble?.kind === 'hang') return
      if (trouble?.kind === 'drop') return void socketOf(session)?.destroy()
      done(null, '2.6.0 queued as 4XyZ12')
    },
  })

  function socketOf(session: SMTPServerSession): Socket | undefined {
    return sockets.get(session.remotePort)
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  server.server.on('connection', (socket: Socket) => {
    connections += 1
    if (socket.remotePort) sockets.set(socket.remotePort, socket)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@127.0.0.1:${port}`,
    taken,
    next: (...more) => void troubles.push(...more),
    calm: () => void troubles.splice(0),
    refuse: (address, reply, when = 'recipient') => void replies.set(address, { reply, when }),
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((done) => server.close(done))
    },
  }
}

async function whole(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** A login as it travels, in every form of it. */
function loginsOf({ user, pass }: SmtpUser): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  return [pass, base64(pass), base64(`\0${user}\0${pass}`), encodeURIComponent(pass)].join(' ')
}
