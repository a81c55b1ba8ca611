import type { AddressInfo, Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

/** A real IMAP server in this process, with one mailbox in memory. */
export interface TestImap {
  /** What IMAP_URL would be. */
  readonly url: string
  /** Mail arrives: everyone who waits is told. */
  deliver(raw: string): void
  /** Breaks every connection; new ones are taken. */
  breakConnections(): void
  /** How many are connected. */
  connected(): number
  close(): Promise<void>
}

export interface TestImapOptions {
  readonly uidValidity?: number
  readonly messages?: readonly string[]
}

export async function startImap({ uidValidity = 1, messages = [] }: TestImapOptions = {}): Promise<TestImap> {
  const imap = hoodiecrow({
    plugins: ['IDLE', 'ID', 'LITERALPLUS'],
    storage: { INBOX: { uidvalidity: uidValidity, messages: messages.map((raw) => ({ raw })) } },
  })
  const sockets = new Set<Socket>()
  imap.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve))
  const { port } = imap.server.address() as AddressInfo
  const breakConnections = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX`,
    deliver: (raw) => imap.appendMessage('INBOX', [], false, raw),
    breakConnections,
    connected: () => sockets.size,
    async close() {
      breakConnections()
      await new Promise((resolve) => imap.server.close(resolve))
    },
  }
}
