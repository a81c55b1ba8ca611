import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** The string every scanner knows, which does no harm. Put together here so that this file is not found itself. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

export interface FakeClamd {
  readonly host: string
  readonly port: number
  /** How many connections are open. */
  connections(): number
  close(): Promise<void>
}

export interface FakeClamdOptions {
  /** As clamd's StreamMaxLength. */
  readonly maxLength?: number
  /** In place of what clamd would say. */
  readonly reply?: string
  /** Says nothing at all. */
  readonly mute?: boolean
}

/** Speaks clamd's protocol as its manual has it: `zVERSION`, and `zINSTREAM` with chunks after their lengths. */
export async function startFakeClamd({
  maxLength = 25_000_000,
  reply,
  mute = false,
}: FakeClamdOptions = {}): Promise<FakeClamd> {
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    let held = Buffer.alloc(0)
    const content: Buffer[] = []
    let isStreaming = false
    const say = (text: string) => {
      if (!mute) socket.end(`${reply ?? text}\0`)
    }
    socket.on('data', (data) => {
      held = Buffer.concat([held, data])
      if (!isStreaming) {
        const end = held.indexOf(0)
        if (end < 0) return
        const command = held.subarray(0, end).toString()
        held = held.subarray(end + 1)
        if (command === 'zVERSION') return say('ClamAV 1.0.0/test')
        if (command !== 'zINSTREAM') return say('UNKNOWN COMMAND')
        isStreaming = true
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0)
        if (length === 0) return say(verdictOf(Buffer.concat(content)))
        if (held.length < 4 + length) return
        content.push(held.subarray(4, 4 + length))
        held = held.subarray(4 + length)
        if (content.reduce((sum, part) => sum + part.length, 0) > maxLength) {
          return say('INSTREAM size limit exceeded. ERROR')
        }
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    connections: () => open.size,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

function verdictOf(content: Buffer): string {
  return content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
}
