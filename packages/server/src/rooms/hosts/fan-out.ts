/** What fan-out needs of a socket; `net.Socket` fits. */
export interface Sink {
  write(bytes: Uint8Array): boolean
  /** False once the socket was ended or destroyed. */
  readonly writable: boolean
  /** Bytes handed over and not yet taken by the kernel. */
  readonly writableLength: number
}

/** One socket's place in the fan-out. */
export interface Outlet {
  readonly sink: Sink
  /** Called when the socket reads so slowly that it holds more than the cap. */
  readonly onSlow: () => void
  /** What is to be written at the end of this tick. */
  batch: Batch | undefined
}

/**
 * The frames that some sockets get in one tick. Sockets that were given the same frames in the same
 * order share one batch, so that its bytes are joined once however many sockets there are.
 */
export interface Batch {
  readonly before: Batch | undefined
  readonly frame: Buffer
  readonly length: number
  /** The batch that came of adding one more frame to this one, most recently. */
  next: Batch | undefined
  joined: Buffer | undefined
}

export interface FanOut {
  /** Queues a frame for the end of the tick. */
  push(outlet: Outlet, frame: Buffer): void
  /** Starts a broadcast: what is pushed through the answer shares one batch wherever it can. */
  broadcast(frame: Buffer): (outlet: Outlet) => void
  /** Writes what one socket has waiting now, such as before a close frame. */
  flush(outlet: Outlet): void
  /** Writes everything that waits now. */
  flushAll(): void
}

/** However large a round of writes was, the next one waits no longer than this, in milliseconds. */
const LONGEST_REST = 5
/** So long after the last round and its rest, in milliseconds, a message is taken for a lone one. */
const QUIET = 0.1
/** What one write costs at most, so that a round during which the system slept is not paid for twice. */
const REST_PER_WRITE = 0.006

/**
 * Writes each tick's frames to each socket in one call. A round of writes is followed by a rest as
 * long, so that fan-out hardly ever takes more than half of the server's time: what is published
 * meanwhile joins the next round, which makes a busy server write less often, not more. A lone
 * message goes out as soon as whoever published it is done. `capBytes` is how much a socket may leave unread before it is cut off;
 * it will catch up by its cursor.
 */
export function createFanOut(capBytes: number): FanOut {
  let waiting: Outlet[] = []
  let isScheduled = false
  let restUntil = 0

  const flush = (outlet: Outlet) => {
    const batch = outlet.batch
    if (batch === undefined) return
    outlet.batch = undefined
    if (!outlet.sink.writable) return
    outlet.sink.write(bytesOf(batch))
    if (outlet.sink.writableLength > capBytes) outlet.onSlow()
  }
  const flushAll = () => {
    isScheduled = false
    const outlets = waiting
    waiting = []
    const started = performance.now()
    for (const outlet of outlets) flush(outlet)
    const ended = performance.now()
    restUntil = ended + Math.min(ended - started, outlets.length * REST_PER_WRITE, LONGEST_REST)
  }
  const wait = (outlet: Outlet) => {
    waiting.push(outlet)
    if (isScheduled) return
    isScheduled = true
    const rest = restUntil - performance.now()
    if (rest < -QUIET) queueMicrotask(flushAll)
    else if (rest < 1) setImmediate(flushAll)
    else setTimeout(flushAll, rest)
  }
  const broadcast = (frame: Buffer) => {
    let first: Batch | undefined
    return (outlet: Outlet) => {
      if (outlet.batch !== undefined) outlet.batch = followedBy(outlet.batch, frame)
      else {
        first ??= batchOf(frame, undefined)
        outlet.batch = first
        wait(outlet)
      }
    }
  }
  return { broadcast, push: (outlet, frame) => broadcast(frame)(outlet), flush, flushAll }
}

function batchOf(frame: Buffer, before: Batch | undefined): Batch {
  return { before, frame, length: (before?.length ?? 0) + frame.length, next: undefined, joined: undefined }
}

function followedBy(batch: Batch, frame: Buffer): Batch {
  if (batch.next?.frame === frame) return batch.next
  batch.next = batchOf(frame, batch)
  return batch.next
}

function bytesOf(batch: Batch): Buffer {
  if (batch.before === undefined) return batch.frame
  if (batch.joined !== undefined) return batch.joined
  const bytes = Buffer.allocUnsafe(batch.length)
  let end = batch.length
  for (let at: Batch | undefined = batch; at !== undefined; at = at.before) {
    end -= at.frame.length
    at.frame.copy(bytes, end)
  }
  batch.joined = bytes
  return bytes
}

const TEXT = 0x81

/**
 * A whole, unmasked text frame (RFC 6455 §5.2) in one buffer, header and payload together, so that
 * the same bytes can be written to every socket.
 */
export function frameText(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = TEXT
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeUInt32BE(0, 2)
    frame.writeUInt32BE(length, 6)
  }
  frame.write(text, header, 'utf8')
  return frame
}
