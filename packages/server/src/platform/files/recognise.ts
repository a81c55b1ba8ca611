import { createHash } from 'node:crypto'

/** What browsers could run where the headers were lost on the way. */
const ACTIVE = /^(text\/|image\/svg|application\/(xml|xhtml|ecmascript|javascript|x-httpd|wasm|x-msdownload))|\+xml$/

/** What a file is, by its bytes and not by its name; `application/octet-stream` where nobody can tell, or had better not. */
export async function typeOf(bytes: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return found === undefined || ACTIVE.test(found.mime) ? 'application/octet-stream' : found.mime
}

/** The SHA-256 of bytes, in hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
