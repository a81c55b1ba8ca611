import { ImapFlow } from 'imapflow'
import type { Logger } from 'pino'
import { pause } from '../pause.ts'

/** A mail in the mailbox, as its server counts them. */
export interface Found {
  readonly uid: number
  readonly size: number
}

/** An open mailbox. It is only looked into: nothing is marked, moved or deleted. */
export interface Mailbox {
  /** While it stays the same, uids name the same mails. */
  readonly uidValidity: string
  /** The uid that the next mail will have at least. */
  readonly uidNext: number
  /** Mails with a greater uid, in their order. */
  after(uid: number): Promise<Found[]>
  /** Mails of this day and later, in their order. */
  since(at: number): Promise<Found[]>
  /** The raw mail, or as much of it. */
  read(uid: number, maxBytes: number): Promise<Uint8Array>
  /** Waits until the server says that mail came, so many milliseconds at most. Throws where the connection ended. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a mailbox by its address, such as `imaps://user:password@imap.example.com/INBOX`.
 *
 * @throws Error where the server does not answer, refuses the password, or has no such mailbox
 */
export async function openMailbox(address: string, logger: Pick<Logger, 'debug'>): Promise<Mailbox> {
  const url = new URL(address)
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'imaps:' ? 993 : 143),
    secure: url.protocol === 'imaps:',
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    maxIdleTime: 5 * 60_000,
  })
  // Without a listener a broken connection would end the process; calls under way reject by themselves.
  client.on('error', (error: unknown) => logger.debug({ err: error }, 'the mailbox’s connection broke'))
  try {
    await client.connect()
    const path = decodeURIComponent(url.pathname.slice(1)) || 'INBOX'
    const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true })
    return { ...readerOf(client), uidValidity: String(uidValidity), uidNext }
  } catch (error) {
    client.close()
    throw error
  }
}

function readerOf(client: ImapFlow): Omit<Mailbox, 'uidValidity' | 'uidNext'> {
  async function sizesOf(uids: readonly number[]): Promise<Found[]> {
    const found: Found[] = []
    for (const uid of uids) {
      const message = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
      // Somebody may have taken it away meanwhile.
      if (message) found.push({ uid, size: message.size ?? 0 })
    }
    return found
  }

  return {
    async after(uid) {
      const uids = (await client.search({ uid: `${uid + 1}:*` }, { uid: true })) || []
      // "*" names the last one even where it is not greater.
      return sizesOf(uids.filter((one) => one > uid).sort((a, b) => a - b))
    },
    async since(at) {
      const uids = (await client.search({ since: new Date(at) }, { uid: true })) || []
      return sizesOf(uids.sort((a, b) => a - b))
    },
    async read(uid, maxBytes) {
      const message = await client.fetchOne(String(uid), { source: { start: 0, maxLength: maxBytes } }, { uid: true })
      return (message || undefined)?.source ?? new Uint8Array()
    },
    async wait(ms, signal) {
      const arrived = new AbortController()
      const wake = () => arrived.abort()
      client.on('exists', wake)
      client.on('close', wake)
      // It ends when the next command is sent.
      client.idle().catch(wake)
      await pause(ms, AbortSignal.any([signal, arrived.signal]))
      client.off('exists', wake)
      client.off('close', wake)
      if (!client.usable) throw new Error('The mailbox’s connection ended')
    },
    async close() {
      // A server that does not say goodbye is left without one.
      const left = client.logout().catch(() => undefined)
      await Promise.race([left, pause(2_000)])
      client.close()
    },
  }
}
