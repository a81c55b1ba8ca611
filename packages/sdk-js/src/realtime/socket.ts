import {
  CLOSE_CODES,
  type Down,
  PROTOCOL_VERSION,
  type RoomTicket,
  stopsRetrying,
  TIMINGS,
  type Up,
} from '@deskbell/protocol'
import ReconnectingWebSocket from 'partysocket/ws'
import { backoff, restartDelay } from '../core/backoff.ts'
import { toTrouble } from '../core/errors.ts'
import { later, type Runtime } from '../core/runtime.ts'
import type { ConnectionStatus, Trouble } from '../types.ts'

export interface SocketOptions {
  readonly runtime: Runtime
  /** A ticket for one attempt. */
  ticket(): Promise<RoomTicket>
  frame(frame: Down): void
  /** `offline` while the link is dead and retried; `trouble` when it is not retried any more. */
  status(status: ConnectionStatus, trouble: Trouble | null): void
}

export interface Socket {
  send(frame: Up): void
  /** Makes sure that the link lives, now: for tabs whose own timers the browser slows down. */
  probe(): void
  /** Tries at once instead of waiting out a delay. */
  hurry(): void
  close(): void
}

/** How long a connection has to hold before earlier failures are forgotten. */
const STEADY = 5_000

/**
 * A socket to one room. partysocket opens it again and again; what it lacks is added here: a fresh
 * ticket in the first frame, jitter, a heartbeat, and close codes that end the trying.
 */
export function openSocket({ runtime, ticket, frame, status }: SocketOptions): Socket {
  let failures = 0
  let delay = 0
  let refusals = 0
  let hello = ''
  let welcomedAt = 0
  let pingedAt = 0
  /** The failure of this attempt is counted already; partysocket may report it as a close as well. */
  let counted = false
  let over = false
  let skip = () => {}
  let cancelBeat = () => {}

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (milliseconds <= 0) return resolve()
      const cancel = later(runtime, milliseconds, resolve)
      skip = () => {
        cancel()
        if (!over) resolve()
      }
    })

  // The wait stands here and not in partysocket, whose delays have no jitter and cannot be cut short.
  async function address(): Promise<string> {
    await wait(delay)
    counted = false
    try {
      const next = await ticket()
      hello = JSON.stringify({ t: 'hello', v: PROTOCOL_VERSION, ticket: next.ticket } satisfies Up)
      return next.url.replace(/^http/, 'ws')
    } catch (error) {
      const trouble = toTrouble(error)
      if (trouble.kind === 'refused') stop(trouble)
      else failed(trouble.kind === 'rate_limited' ? trouble.retryAt - runtime.now() : 0)
      counted = true
      throw error
    }
  }

  const socket = new ReconnectingWebSocket(address, undefined, {
    WebSocket: runtime.WebSocket,
    minReconnectionDelay: 0,
    maxReconnectionDelay: 0,
    connectionTimeout: TIMINGS.heartbeatTimeout,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: (event) => !over && afterClose(event.code),
  })

  function failed(earliest = 0): void {
    if (over) return
    failures += 1
    delay = Math.max(0, earliest) + backoff(failures, runtime.random, 2_000)
    status('offline', null)
  }

  /** Decides what a close means: whether to come back, and after how long. */
  function afterClose(code: number): boolean {
    if (counted) return true
    cancelBeat()
    const held = welcomedAt
    welcomedAt = 0
    if (held && runtime.now() - held > STEADY) failures = 0
    if (code === CLOSE_CODES.ticketRefused && refusals++ === 0) {
      delay = 0
      status('connecting', null)
      return true
    }
    if (stopsRetrying(code)) {
      stop({
        kind: 'refused',
        code: CODES[code] ?? 'forbidden',
        detail: `The service closed the connection (${code}).`,
      })
      return false
    }
    if (code === CLOSE_CODES.goingAway) {
      delay = restartDelay(runtime.random)
      status('connecting', null)
    } else failed()
    return true
  }

  function stop(trouble: Trouble): void {
    close()
    status('offline', trouble)
  }

  function close(): void {
    over = true
    skip()
    cancelBeat()
    socket.onmessage = null
    socket.onopen = null
    socket.close()
  }

  function beat(): void {
    cancelBeat()
    pingedAt = 0
    cancelBeat = later(runtime, TIMINGS.heartbeatInterval, ping)
  }

  function ping(): void {
    send({ t: 'ping' })
    expect()
  }

  /** Takes the link for dead when nothing is heard in time. */
  function expect(): void {
    cancelBeat()
    pingedAt = runtime.now()
    cancelBeat = later(runtime, TIMINGS.heartbeatTimeout, die)
  }

  function die(): void {
    // 4000 says nothing to the other end, which is gone; it only keeps clear of 1001 and 44xx.
    socket.reconnect(4000)
  }

  function send(up: Up): void {
    if (socket.readyState === 1) socket.send(JSON.stringify(up))
  }

  socket.onopen = () => {
    socket.send(hello)
    expect()
  }
  socket.onmessage = ({ data }) => {
    const down = parse(data)
    beat()
    if (!down) return
    if (down.t === 'welcome') {
      welcomedAt = runtime.now()
      refusals = 0
      delay = 0
      status('online', null)
    }
    frame(down)
  }
  status('connecting', null)

  return {
    send(up) {
      if (welcomedAt) send(up)
    },
    probe() {
      if (!welcomedAt) return
      if (!pingedAt) ping()
      else if (runtime.now() - pingedAt > TIMINGS.heartbeatTimeout) die()
    },
    hurry: () => skip(),
    close,
  }
}

const CODES: Record<number, 'unauthenticated' | 'rate_limited'> = {
  [CLOSE_CODES.ticketRefused]: 'unauthenticated',
  [CLOSE_CODES.flood]: 'rate_limited',
}

function parse(data: unknown): Down | null {
  try {
    return JSON.parse(String(data)) as Down
  } catch {
    return null
  }
}
