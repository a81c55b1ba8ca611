/** How the flood is shaped: how many rooms, how many sockets in each. */
export interface Shape {
  readonly rooms: number
  readonly socketsPerRoom: number
}

/**
 * How one socket joins: the address; a first frame to send, at once or after the server's greeting;
 * and how the frame begins that says it is in.
 */
export interface Joining {
  readonly path: string
  readonly first: string | null
  readonly firstAfter: string | null
  readonly joinedBy: string
}

/**
 * How messages are published. `pace` null: as fast as the clients take them, with at most
 * `outstanding` deliveries on their way, `perTurn` messages in each turn of the event loop. Else:
 * that many messages per second, evenly.
 */
export interface Flow {
  readonly pace: number | null
  readonly outstanding: number
  readonly perTurn: number
  readonly seconds: number
}

/** What the parent asks of a server under test. */
export type ServerOrder =
  | { readonly do: 'prepare'; readonly shape: Shape }
  | { readonly do: 'publish'; readonly shape: Shape; readonly flow: Flow }

export interface ServerReady {
  readonly port: number
  /** Where the clients acknowledge what they received, one byte for every `ACK_EVERY` deliveries. */
  readonly ackPort: number
}

/** What the parent asks of the clients' process. */
export type ClientOrder =
  | { readonly do: 'connect'; readonly port: number; readonly ackPort: number; readonly joinings: readonly Joining[] }
  | { readonly do: 'expect'; readonly deliveries: number }

export interface ClientFigures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

export const ACK_EVERY = 250

/** Microseconds on a clock that all processes of this machine share. */
export function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

/** Stands in every payload right before its sixteen digits of publication time. */
export const STAMP = 'bench-stamp-'

/** The publication time of a frame in microseconds, or -1 when it is no message of the bench. */
export function stampOf(frame: Buffer): number {
  const start = frame.indexOf(STAMP)
  if (start < 0) return -1
  let value = 0
  for (let i = start + STAMP.length, end = i + 16; i < end; i++) value = value * 10 + (frame[i] as number) - 48
  return value
}
