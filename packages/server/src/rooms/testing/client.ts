import { type Down, PROTOCOL_VERSION, type RoomNotice } from '@deskbell/protocol'
import { WebSocket } from 'ws'

/** A room client for tests: it remembers every frame and waits for the next that fits. */
export interface TestSocket {
  readonly socket: WebSocket
  readonly frames: Down[]
  send(frame: unknown): void
  sendRaw(raw: string | Buffer): void
  /** The next frame not yet taken that fits; earlier ones that do not are left for others. */
  next<T extends Down['t']>(kind: T): Promise<Extract<Down, { t: T }>>
  /** Everything heard so far of one kind. */
  heard<T extends Down['t']>(kind: T): Extract<Down, { t: T }>[]
  /** Resolves once the server answered everything sent before. */
  settled(): Promise<void>
  readonly closed: Promise<{ code: number; reason: string }>
  close(): Promise<unknown>
}

const PATIENCE = 5_000

/** Opens a socket, and fails when the server refuses it. */
export async function connect(url: string): Promise<TestSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const frames: Down[] = []
  const taken = new Set<Down>()
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)))
    for (const look of [...waiting]) look()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.on('error', reject)
  })

  const isOf = <T extends Down['t']>(frame: Down, kind: T): frame is Extract<Down, { t: T }> => frame.t === kind
  const next = <T extends Down['t']>(kind: T) =>
    new Promise<Extract<Down, { t: T }>>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`No "${kind}" within ${PATIENCE} ms; heard ${JSON.stringify(frames.slice(-10))}`))
      }, PATIENCE)
      const look = () => {
        for (const frame of frames) {
          if (taken.has(frame) || !isOf(frame, kind)) continue
          taken.add(frame)
          waiting.delete(look)
          clearTimeout(timer)
          return resolve(frame)
        }
      }
      waiting.add(look)
      look()
    })
  const send = (frame: unknown) => socket.send(JSON.stringify(frame))
  return {
    socket,
    frames,
    send,
    sendRaw: (raw) => socket.send(raw),
    next,
    heard: (kind) => frames.filter((frame) => isOf(frame, kind)),
    async settled() {
      send({ t: 'ping' })
      await next('pong')
    },
    closed,
    close() {
      socket.close(1000)
      return closed
    },
  }
}

/** Opens a socket and says hello; resolves with the welcome. */
export async function enter(url: string, ticket: string): Promise<{ socket: TestSocket; welcome: Welcome }> {
  const socket = await connect(url)
  socket.send({ t: 'hello', v: PROTOCOL_VERSION, ticket })
  return { socket, welcome: await socket.next('welcome') }
}
export type Welcome = Extract<RoomNotice, { t: 'welcome' }>

/** The HTTP status with which the server refuses a socket, or 101 when it does not. */
export function upgradeStatus(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('error', reject)
  })
}
