import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** The beginning of a PNG that says it has so many pixels: small, until somebody unfolds it. */
export function unfolding(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(content.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG as a camera makes it: it says where it was taken, and by whom. */
export function photo(): Promise<Buffer> {
  const canvas = sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699' } })
  const exif = {
    IFD0: { Artist: 'Ada Lovelace' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 54/1 0/1' },
  }
  return canvas.withExif(exif).png().toBuffer()
}

/** What kind of picture it is, and what else it carries. */
export async function pictureFacts(
  bytes: Uint8Array,
): Promise<{ format: string; hasExif: boolean; hasPixels: boolean }> {
  const { format, exif } = await sharp(bytes).metadata()
  const { channels } = await sharp(bytes).stats()
  return { format, hasExif: exif !== undefined, hasPixels: channels.some(({ mean }) => mean > 0) }
}
