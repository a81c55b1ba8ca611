import { connect, type Socket } from 'node:net'
import { CodedError } from '@deskbell/protocol'
import type { FileScanner, ScanVerdict } from './scanner.ts'

/** Where clamd listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

const TIMEOUT = 60_000
const CHUNK = 256 * 1024
/** More than clamd ever says. */
const REPLY_LENGTH = 4_000

/**
 * ClamAV's daemon, which is sent each file over a connection of its own (INSTREAM). clamd has to
 * allow streams of 20 MB; its own default, 25 MB or more, does.
 *
 * @example const scanner = clamdScanner({ path: '/run/clamav/clamd.ctl' })
 */
export function clamdScanner(address: ClamdAddress, { timeout = TIMEOUT } = {}): FileScanner {
  return {
    async scan(bytes) {
      return verdictOf(await ask(address, timeout, (socket) => stream(socket, bytes)))
    },
    version: () => ask(address, timeout, (socket) => socket.write('zVERSION\0')),
  }
}

/** Connects, lets `say` speak, and answers with the first line that comes back. */
function ask(address: ClamdAddress, timeout: number, say: (socket: Socket) => void): Promise<string> {
  return new Promise((done, fail) => {
    let reply = ''
    let cause: Error | undefined
    const socket = connect(address)
    const cancel = setTimeout(() => socket.destroy(new Error(`clamd said nothing within ${timeout} ms`)), timeout)
    socket.setEncoding('utf8')
    socket.on('connect', () => say(socket))
    socket.on('data', (text: string) => {
      reply += text
      if (reply.includes('\0') || reply.length > REPLY_LENGTH) socket.destroy()
    })
    // clamd hangs up on what is too long while it is still being sent: what it said before counts.
    socket.on('error', (error) => {
      cause = error
    })
    socket.on('close', () => {
      clearTimeout(cancel)
      const end = reply.indexOf('\0')
      if (end >= 0) done(reply.slice(0, end).trim())
      else fail(silence(cause))
    })
  })
}

/** Sends bytes in chunks, each after its length; a length of nothing ends them. */
function stream(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK)
    socket.write(lengthOf(chunk))
    socket.write(chunk)
  }
  socket.write(lengthOf(new Uint8Array()))
}

function lengthOf({ length }: Uint8Array): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  return head
}

function verdictOf(reply: string): ScanVerdict {
  if (reply === 'stream: OK') return { clean: true }
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
  if (found) return { clean: false, found }
  if (/size limit exceeded/i.test(reply)) return { clean: false, found: null }
  throw silence(new Error(`clamd said ${JSON.stringify(reply.slice(0, 200))}`))
}

function silence(cause: Error | undefined): CodedError {
  const detail = 'The virus scanner does not answer, so that the file has to wait'
  return new CodedError('unavailable', detail, { retryAfterSeconds: 30, ...(cause && { cause }) })
}
