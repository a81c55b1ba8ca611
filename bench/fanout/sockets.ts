import { connect, type Socket } from 'node:net'

/**
 * A WebSocket client that costs next to nothing, so that the server is what is measured: it shakes
 * hands, reads frames out of one shared buffer and never unmasks, since servers do not mask.
 */
export function openSocket(port: number, path: string, onFrame: (payload: Buffer) => void): Socket {
  const reader = frameReader(onFrame)
  let greeted = false
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: SHARED,
      callback(size, buffer) {
        let bytes = Buffer.from(buffer.buffer, buffer.byteOffset, size)
        if (!greeted) {
          const end = bytes.indexOf('\r\n\r\n')
          const head = bytes.toString('latin1', 0, Math.max(end, 0))
          if (!head.startsWith('HTTP/1.1 101'))
            throw new Error(`No WebSocket at ${path}: ${bytes.toString('latin1', 0, 200)}`)
          greeted = true
          bytes = bytes.subarray(end + 4)
        }
        reader(bytes)
        return true
      },
    },
  })
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  return socket
}

/** A text frame as clients send it. A mask of zeros leaves the text as it is. */
export function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.alloc(payload.length < 126 ? 6 : 8)
  head[0] = 0x81
  if (payload.length < 126) head[1] = 0x80 | payload.length
  else {
    head[1] = 0x80 | 126
    head.writeUInt16BE(payload.length, 2)
  }
  return Buffer.concat([head, payload])
}

// Reading is synchronous, so all sockets may share one buffer; what is left over is copied out.
const SHARED = Buffer.allocUnsafe(256 * 1024)
const TEXT = 1

function frameReader(onFrame: (payload: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer | null = null
  return (bytes) => {
    const data = rest ? Buffer.concat([rest, bytes]) : bytes
    let at = 0
    while (data.length - at >= 2) {
      const short = (data[at + 1] as number) & 0x7f
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (data.length - at < head) break
      const size =
        short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2))
      if (data.length - at < head + size) break
      if (((data[at] as number) & 0x0f) === TEXT) onFrame(data.subarray(at + head, at + head + size))
      at += head + size
    }
    rest = at < data.length ? Buffer.from(data.subarray(at)) : null
  }
}
