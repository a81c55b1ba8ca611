import type { Email } from 'postal-mime'

/** Where a decoder found bytes that the charset it was told does not have. */
const LOST = '\ufffd'
/** What UTF-8 looks like when it is read as windows-1252. */
const MISREAD = /ï¿½|[ÂÃ][\u0080-\u00bf]|â€|[\u00c2-\u00f4][\u0080-\u00bf]{2,}/
/** Reading again costs as much as reading. */
const LARGEST = 2 * 1024 * 1024

/**
 * Reads a mail again where its charset is not what it says: Latin-1 that is called UTF-8 (or nothing
 * at all), and UTF-8 under a name nobody knows. Text and HTML are then those of the better reading.
 */
export async function repairCharsets(
  raw: Uint8Array,
  email: Email,
  read: (raw: Uint8Array) => Promise<Email>,
): Promise<Email> {
  if (raw.length > LARGEST) return email
  const source = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  if (wordsOf(email).includes(LOST)) {
    const again = await read(relabel(source, (label) => (isPlain(label) ? 'windows-1252' : label)))
    return MISREAD.test(wordsOf(again)) ? email : { ...email, ...textsOf(again) }
  }
  if (!/charset/i.test(source)) return email
  let strange = false
  const relabelled = relabel(source, (label) => {
    if (label === null || isKnown(label)) return label
    strange = true
    return 'utf-8'
  })
  if (!strange) return email
  const again = await read(relabelled)
  return wordsOf(again).includes(LOST) ? email : { ...email, ...textsOf(again) }
}

function wordsOf({ text = '', html = '' }: Email): string {
  return text + html
}

function textsOf({ text, html }: Email): Pick<Email, 'text' | 'html'> {
  return { ...(text !== undefined && { text }), ...(html !== undefined && { html }) }
}

function isPlain(label: string | null): boolean {
  return label === null || /^(utf-?8|us-ascii|ascii)$/i.test(label)
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) !== null
  } catch {
    // What postal-mime knows by other names: code pages and mail's own spellings.
    return /^(x-|cs)?(cp|ms|windows|ibm|iso|mac|big5|gb|ks|euc|shift|sjis|koi|ansi|latin|utf|unicode)/i.test(label)
  }
}

/** The same mail with other charsets in its Content-Type headers. */
function relabel(source: string, change: (label: string | null) => string | null): Uint8Array {
  const typed = source.replace(/^content-type:[^\n]*(?:\n[ \t][^\n]*)*/gim, (line) => {
    if (!/^content-type:\s*text\//i.test(line)) return line
    const given = /charset\s*=\s*"?([^"\s;]+)"?/i.exec(line)
    const label = change(given?.[1] ?? null)
    if (given) return label === null ? line : line.replace(given[0], `charset=${label}`)
    return label === null ? line : `${line.trimEnd()}; charset=${label}`
  })
  const end = typed.search(/\r?\n\r?\n/)
  const isTyped = /^content-type:/im.test(end === -1 ? typed : typed.slice(0, end))
  const label = change(null)
  const whole = isTyped || label === null ? typed : `Content-Type: text/plain; charset=${label}\r\n${typed}`
  return Buffer.from(whole, 'latin1')
}
