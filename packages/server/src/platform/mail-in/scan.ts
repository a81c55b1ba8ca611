import { MAIL_LIMITS, MailRefused } from './limits.ts'

const [LF, DASH] = [10, 45]

/**
 * Looks over the bytes of a mail before anything is made of them, in one pass and without memory, and
 * throws `MailRefused` where reading it would cost more than a mail may.
 */
export function scanMail(raw: Uint8Array): void {
  if (raw.length > MAIL_LIMITS.rawBytes) throw new MailRefused('too_large')
  let [lines, short, markers] = [0, 0, 0]
  for (let at = 0; at !== -1 && at < raw.length; ) {
    // A part begins with a line of two dashes and its boundary; a signature has only the dashes.
    if (raw[at] === DASH && raw[at + 1] === DASH && isBoundary(raw, at + 2)) markers++
    lines++
    const end = raw.indexOf(LF, at)
    if (end - at < MAIL_LIMITS.shortLine) short++
    if (lines > MAIL_LIMITS.lines || short > MAIL_LIMITS.shortLines) throw new MailRefused('too_large')
    at = end === -1 ? -1 : end + 1
  }
  if (markers > MAIL_LIMITS.parts && countParts(raw) > MAIL_LIMITS.parts) throw new MailRefused('too_many_parts')
}

function isBoundary(raw: Uint8Array, at: number): boolean {
  const byte = raw[at]
  return byte !== undefined && byte > 32
}

/** How many lines begin with a boundary that the mail declares. */
function countParts(raw: Uint8Array): number {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  const declared = new Set<string>()
  for (const [, quoted, bare] of text.matchAll(/boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)) {
    declared.add(quoted ?? bare ?? '')
    if (declared.size > MAIL_LIMITS.parts) return declared.size
  }
  let parts = 0
  for (const [, rest = ''] of text.matchAll(/^--([^\r\n]{1,200})/gm)) {
    const boundary = rest.trimEnd()
    if (declared.has(boundary)) parts++
  }
  return parts
}
