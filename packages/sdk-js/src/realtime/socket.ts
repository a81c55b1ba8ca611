import { type Down, PROTOCOL_VERSION, type RoomTicket, stopsRetrying, type Up } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { parseJson } from '../core/json.ts'
import { GOING_AWAY, HEARTBEAT_INTERVAL, HEARTBEAT_TIMEOUT, TICKET_REFUSED } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import type { Runtime } from '../core/runtime.ts'
import type { ConnectionStatus, Trouble } from '../types.ts'

export interface SocketOptions {
  readonly runtime: Runtime
  readonly link: Link
  /** A ticket for one attempt. */
  ticket(): Promise<RoomTicket>
  frame(frame: Down): void
  /** `offline` while the link is dead and retried; `trouble` when it is not retried any more. */
  status(status: ConnectionStatus, trouble?: Trouble): void
}

export interface Socket {
  send(frame: Up): void
  /** Makes sure that the link lives, now: for tabs whose own timers the browser slows down. */
  probe(): void
  close(): void
}

/** How long a connection has to hold before earlier failures are forgotten. */
const STEADY = 5_000

/**
 * A socket to one room, opened again and again: a fresh ticket in each first frame, full jitter
 * between attempts, a heartbeat that finds a dead link, and close codes that end the trying.
 */
export function openSocket({ runtime, link, ticket, frame, status }: SocketOptions): Socket {
  let socket: WebSocket | null = null
  let failures = 0
  let refusals = 0
  let welcomedAt = 0
  let pingedAt = 0
  let mayHurry = false
  /** Counts attempts, so that what belongs to an earlier one is known for it. */
  let attempt = 0
  /** The one timer: until the next attempt, the next ping, or the end of patience. */
  let cancel = () => {}

  function wait(milliseconds: number, run: () => void): void {
    cancel()
    cancel = runtime.later(milliseconds, run)
  }

  function connect(): void {
    cancel()
    mayHurry = false
    attempt += 1
    const mine = attempt
    ticket().then(
      (next) => mine === attempt && open(next),
      (error) => {
        if (mine !== attempt) return
        const trouble = toTrouble(error)
        if (trouble.kind === 'refused') stop(trouble)
        else failed(trouble.kind === 'rate_limited' ? trouble.retryAt - runtime.now() : 0)
      },
    )
  }

  function open({ url, ticket }: RoomTicket): void {
    const opened = new runtime.WebSocket(url.replace(/^http/, 'ws'))
    socket = opened
    expect()
    opened.onopen = () => say({ t: 'hello', v: PROTOCOL_VERSION, ticket })
    opened.onmessage = ({ data }) => hear(data)
    opened.onclose = ({ code }) => closed(code)
  }

  /** Lets go of the socket without waiting for the other end, which may be gone. */
  function drop(): void {
    cancel()
    attempt += 1
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
    socket = null
  }

  /** Decides what a close means: whether to come back, and after how long. */
  function closed(code: number): void {
    const steady = welcomedAt > 0 && runtime.now() - welcomedAt > STEADY
    if (steady) failures = 0
    welcomedAt = 0
    drop()
    if (code === TICKET_REFUSED && refusals === 0) {
      refusals = 1
      status('connecting')
      connect()
    } else if (stopsRetrying(code)) {
      const refused = code === TICKET_REFUSED ? 'unauthenticated' : 'forbidden'
      stop({ kind: 'refused', code: refused, detail: `Closed: ${code}` })
    } else if (code === GOING_AWAY) {
      status('connecting')
      // Should it still be down then, those who failed are spread as widely again.
      failures = 2
      again(link.leave())
    } else failed()
  }

  function failed(earliest = 0): void {
    failures += 1
    status('offline')
    again(Math.max(0, earliest) + link.pause(failures))
    // What a rate limit names is waited out.
    mayHurry = earliest <= 0
  }

  function again(milliseconds: number): void {
    mayHurry = true
    wait(milliseconds, connect)
  }

  function stop(trouble: Trouble): void {
    drop()
    status('offline', trouble)
  }

  function hear(data: unknown): void {
    pingedAt = 0
    wait(HEARTBEAT_INTERVAL, ping)
    const down = parseJson<Down>(data)
    if (!down) return
    if (down.t === 'welcome') {
      welcomedAt = runtime.now()
      refusals = 0
      status('online')
    }
    frame(down)
  }

  function ping(): void {
    say({ t: 'ping' })
    expect()
  }

  /** Takes the link for dead when nothing is heard in time. */
  function expect(): void {
    pingedAt = runtime.now()
    wait(HEARTBEAT_TIMEOUT, die)
  }

  const die = () => closed(1006)

  function say(up: Up): void {
    if (socket?.readyState === 1) socket.send(JSON.stringify(up))
  }

  const stopListening = link.listen(({ up }) => {
    if (up && mayHurry) connect()
  })
  status('connecting')
  connect()

  return {
    send(up) {
      if (welcomedAt) say(up)
    },
    probe() {
      if (!welcomedAt) return
      if (!pingedAt) ping()
      else if (runtime.now() - pingedAt > HEARTBEAT_TIMEOUT) die()
    },
    close() {
      drop()
      stopListening()
    },
  }
}
