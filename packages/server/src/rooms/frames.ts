import { LIMITS, PROTOCOL_VERSION, Up } from '@deskbell/protocol'
import * as v from 'valibot'

const encoder = new TextEncoder()

/** Whether a frame is over the limit, which counts bytes of UTF-8. */
export function isTooLarge(raw: string | ArrayBuffer): boolean {
  if (typeof raw !== 'string') return raw.byteLength > LIMITS.frameBytes
  if (raw.length > LIMITS.frameBytes) return true
  // Three bytes is the most that one UTF-16 unit can take.
  return raw.length * 3 > LIMITS.frameBytes && encoder.encode(raw).byteLength > LIMITS.frameBytes
}

/**
 * Reads a frame from a client. A hello of another version answers `unsupported` whatever else it
 * carries, since that version may have other fields. Binary frames are malformed: Deskbell has none.
 */
export function readFrame(raw: string | ArrayBuffer): Up | 'malformed' | 'unsupported' {
  if (typeof raw !== 'string') return 'malformed'
  const json = parseJson(raw)
  if (isOtherVersion(json)) return 'unsupported'
  const parsed = v.safeParse(Up, json)
  return parsed.success ? parsed.output : 'malformed'
}

function isOtherVersion(json: unknown): boolean {
  const hello = v.safeParse(v.object({ t: v.literal('hello'), v: v.pipe(v.number(), v.integer()) }), json)
  return hello.success && hello.output.v !== PROTOCOL_VERSION
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
