import { ERRORS } from '@deskbell/protocol'

/** A place among the open sockets. */
export interface Admission {
  /** Gives the place back; further calls do nothing. */
  release(): void
}

export type Refusal = 'not_found' | 'rate_limited' | 'unavailable'

/** Counts open sockets, in all and by address, against caps. */
export function createAdmission(caps: { readonly sockets: number; readonly socketsPerIp: number }) {
  const byIp = new Map<string, number>()
  let open = 0
  let refused = 0
  return {
    refused: () => refused,
    admit(ip: string): Admission | Refusal {
      const ofIp = byIp.get(ip) ?? 0
      if (open >= caps.sockets || ofIp >= caps.socketsPerIp) {
        refused += 1
        return open >= caps.sockets ? 'unavailable' : 'rate_limited'
      }
      open += 1
      byIp.set(ip, ofIp + 1)
      let isHeld = true
      return {
        release() {
          if (!isHeld) return
          isHeld = false
          open -= 1
          const left = (byIp.get(ip) ?? 1) - 1
          if (left === 0) byIp.delete(ip)
          else byIp.set(ip, left)
        },
      }
    },
  }
}

const RETRY_AFTER_SECONDS = 10

/** Answers an upgrade with a problem document instead of a socket. */
export function refuse(stream: { end(text: string): unknown }, code: Refusal): void {
  const { status, title, fix } = ERRORS[code]
  const body = JSON.stringify({ type: 'about:blank', title, status, code, fix })
  const retry = code === 'not_found' ? '' : `Retry-After: ${RETRY_AFTER_SECONDS}\r\n`
  stream.end(
    `HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n${retry}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
