import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)
const WOFF = 0x774f4646

/**
 * A font that is installed with the service, unpacked: whoever reads letters from a packed one unpacks its tables each
 * time.
 *
 * @example await readFontFile('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff')
 */
export async function readFontFile(name: string): Promise<Buffer> {
  const bytes = await readFile(require.resolve(name))
  return bytes.readUInt32BE(0) === WOFF ? unpack(bytes) : bytes
}

/** A WOFF 1.0 file as the font in it: its tables inflated, behind the directory that a font has. */
function unpack(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ]
    const data = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      data: packed < length ? inflateSync(data) : data,
    }
  })
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const step = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * 2 ** step, 6)
  head.writeUInt16BE(step, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** step, 10)
  const parts = [head]
  let offset = head.length
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + index * 16
    tag.copy(head, at)
    checksum.copy(head, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(data.length, at + 12)
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4)
    data.copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}
