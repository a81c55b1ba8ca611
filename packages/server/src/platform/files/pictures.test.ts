import { CodedError } from '@deskbell/protocol'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { unfolding } from '../../testing/pictures.ts'
import { encodePicture, PICTURES, type PictureType } from './pictures.ts'
import { typeOf } from './recognise.ts'

const SECRET = 'somebody lives at 12 Harbour Street'

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#1f6f54' } })
}

async function sample(type: PictureType): Promise<Buffer> {
  const exif = { IFD0: { ImageDescription: SECRET } }
  return PICTURES[type].encode(blank(40, 20).withExif(exif)).toBuffer()
}

describe.each(Object.keys(PICTURES) as PictureType[])('%s', (type) => {
  test('stays what it is, with its size, and loses what it carried and what hung on to it', async () => {
    const given = Buffer.concat([await sample(type), Buffer.from('<script>alert(1)</script>')])
    expect(await typeOf(given)).toBe(type)
    const picture = await encodePicture(given, type)
    expect([picture.type, picture.width, picture.height]).toEqual([type, 40, 20])
    expect(await typeOf(picture.bytes)).toBe(type)
    const text = Buffer.from(picture.bytes).toString('latin1')
    expect(text).not.toContain('script')
    expect(text).not.toContain('Harbour')
  })

  test('is refused where it is broken', async () => {
    const bytes = await sample(type)
    await expect(encodePicture(bytes.subarray(0, bytes.length / 2), type)).rejects.toMatchObject({
      name: 'CodedError',
      code: 'invalid_input',
    })
  })
})

test('a photograph taken sideways stands upright, and nobody learns where it was taken', async () => {
  const given = await blank(40, 20)
    .withExif({ IFD0: { ImageDescription: SECRET } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { bytes, width, height } = await encodePicture(given, 'image/jpeg')
  expect([width, height]).toEqual([20, 40])
  expect(await sharp(bytes).metadata()).not.toMatchObject({ exif: expect.anything() })
})

test('a plain picture stays as it is where that is asked for, unless it carries something or is broken', async () => {
  const plain = await blank(40, 20).jpeg().toBuffer()
  expect((await encodePicture(plain, 'image/jpeg', { leavePlain: true })).bytes).toBe(plain)
  const carrying = await sample('image/jpeg')
  const { bytes, width, height } = await encodePicture(carrying, 'image/jpeg', { leavePlain: true })
  expect([Buffer.from(bytes).includes('Harbour'), width, height]).toEqual([false, 40, 20])
  const broken = (await blank(400, 200).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 50_000)
  await expect(encodePicture(broken, 'image/png', { leavePlain: true })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('an animation goes on moving', async () => {
  const frames = await Promise.all([blank(30, 20), blank(30, 20).negate()].map((frame) => frame.png().toBuffer()))
  const given = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
  const { bytes, width, height } = await encodePicture(given, 'image/gif')
  expect([width, height, (await sharp(bytes).metadata()).pages]).toEqual([30, 20, 2])
})

test('a small file that unfolds to very much is refused before it does, a large one is made smaller', async () => {
  await expect(encodePicture(unfolding(20_000, 20_000), 'image/png')).rejects.toEqual(
    new CodedError('invalid_input', 'The picture cannot be read: it has more than 50000000 pixels'),
  )
  const large = await encodePicture(await blank(5_000, 40).png().toBuffer(), 'image/png')
  expect([large.width, large.height]).toEqual([4_096, 33])
})

const DOWNLOADS: readonly [what: string, bytes: string | Uint8Array, type: string][] = [
  ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'application/pdf'],
  ['plain text', 'one, two', 'application/octet-stream'],
  ['a page', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream'],
  [
    'SVG with a declaration',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    'application/octet-stream',
  ],
  ['a script', 'alert(1)', 'application/octet-stream'],
  ['nothing', new Uint8Array(0), 'application/octet-stream'],
  ['noise', new Uint8Array([0, 255, 1, 254]), 'application/octet-stream'],
]

test.each(DOWNLOADS)('%s is %s', async (_what, bytes, type) => {
  expect(await typeOf(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)).toBe(type)
})
