/**
 * The load generator, in a process of its own. Each sender keeps one connection and sends its next
 * request when the answer to the last is there. It speaks HTTP by hand, which costs a fraction of
 * what any server here does, so the servers are what is measured.
 */
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { answerParent } from '../support/children.ts'
import { percentile } from '../support/stats.ts'

/** What one sender asks, again and again. `{id}` in the body becomes a new client id each time. */
export interface SenderRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface LoadOrder {
  readonly port: number
  readonly senders: readonly SenderRequest[]
  readonly status: number
  /** Not counted: the server's code and the clients' are still being compiled. */
  readonly warmUpSeconds: number
  readonly seconds: number
  /**
   * Never sleeps between answers. The system wakes a sleeping client within the server's own write, and
   * that costs the server more than all of a bare route; only a fast server's client never sleeps.
   */
  readonly stayAwake?: boolean
}

export interface LoadFigures {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export const CLIENT_ID = '{id}'

answerParent(async (order: LoadOrder): Promise<LoadFigures> => {
  const start = performance.now()
  const from = start + order.warmUpSeconds * 1000
  const until = from + order.seconds * 1000
  const latencies: number[] = []
  let counted = 0
  const done = (startedAt: number) => {
    const now = performance.now()
    if (now >= from && now < until) {
      counted++
      latencies.push(now - startedAt)
    }
    return now < until
  }
  let awake = order.stayAwake === true
  const spin = () => {
    if (awake) setImmediate(spin)
  }
  spin()
  await Promise.all(order.senders.map((request) => send(order, request, done)))
  awake = false
  const sorted = latencies.sort((a, b) => a - b)
  return { perSecond: counted / order.seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
})

/** Sends one request after the other for as long as `more` says so. */
function send(order: LoadOrder, request: SenderRequest, more: (startedAt: number) => boolean): Promise<void> {
  const { port, status } = order
  const next = requestTexts(port, request)
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let startedAt = 0
    const ask = () => {
      startedAt = performance.now()
      socket.write(next(), 'latin1')
    }
    onAnswers(socket, (answered, answer) => {
      if (answered !== status) {
        socket.destroy()
        return reject(new Error(`${request.method} ${request.path} was answered ${answered}: ${answer}`))
      }
      if (more(startedAt)) return ask()
      socket.end()
      resolve()
    })
    socket.once('connect', ask)
    socket.once('error', reject)
  })
}

/** Texts of the requests; they differ in the client id alone, so their length is the same. */
function requestTexts(port: number, { method, path, headers = {}, body }: SenderRequest): () => string {
  const [before = '', after] = (body ?? '').split(CLIENT_ID)
  const prefix = randomUUID().slice(0, 23)
  const idLength = 36
  const length = after === undefined ? before.length : before.length + idLength + after.length
  const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`]
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  if (body !== undefined) lines.push('Content-Type: application/json', `Content-Length: ${length}`)
  const head = `${lines.join('\r\n')}\r\n\r\n`
  let count = 0
  return () => {
    if (after === undefined) return head + before
    return head + before + prefix + String(count++).padStart(idLength - prefix.length, '0') + after
  }
}

/** Calls back for each whole answer on a connection, with its status and body. */
function onAnswers(socket: Socket, answered: (status: number, body: string) => void): void {
  let pending: Buffer = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
    const headEnd = pending.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = pending.toString('latin1', 0, headEnd)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new Error(`The load generator needs a Content-Length:\n${head}`)
    const end = headEnd + 4 + Number(length)
    if (pending.length < end) return
    const body = pending.toString('latin1', headEnd + 4, end)
    pending = pending.subarray(end)
    answered(Number(head.slice(9, 12)), body)
  })
}
