import { CodedError } from '@deskbell/protocol'
import type { Metadata, Sharp } from 'sharp'

/** What pictures may be, by the type that their bytes have. */
export const PICTURES = {
  'image/png': { extension: 'png', encode: (image: Sharp) => image.png({ compressionLevel: 9 }) },
  'image/jpeg': { extension: 'jpg', encode: (image: Sharp) => image.jpeg({ quality: 84, progressive: true }) },
  'image/webp': { extension: 'webp', encode: (image: Sharp) => image.webp({ quality: 84 }) },
  'image/gif': { extension: 'gif', encode: (image: Sharp) => image.gif() },
  'image/avif': { extension: 'avif', encode: (image: Sharp) => image.avif({ quality: 60, effort: 3 }) },
} as const satisfies Record<string, { extension: string; encode(image: Sharp): Sharp }>

export type PictureType = keyof typeof PICTURES

/** A picture as it is kept. */
export interface Picture {
  readonly type: PictureType
  readonly bytes: Uint8Array
  /** Pixels, of one frame. */
  readonly width: number
  readonly height: number
}

/** All frames of one picture together: a small file may unfold to very much. */
const PIXELS = 50_000_000
/** Larger ones are made smaller: no screen shows more. */
const EDGE = 4_096
const SECONDS = 20

export function isPictureType(type: string): type is PictureType {
  return Object.hasOwn(PICTURES, type)
}

/**
 * Encodes a picture anew, in its own format: upright, in sRGB, and without anything else that its
 * file carried, such as the place it was taken at, or a second format hidden behind the first.
 * With `leavePlain` one that carries no such thing stays as it is: encoding costs quality each time.
 *
 * @throws CodedError `invalid_input` where it cannot be read, or has too many pixels
 */
export async function encodePicture(
  bytes: Uint8Array,
  type: PictureType,
  { leavePlain = false } = {},
): Promise<Picture> {
  const sharp = await loadSharp()
  try {
    if (leavePlain) {
      const plain = sharp(bytes, { failOn: 'error', limitInputPixels: PIXELS })
      const metadata = await plain.metadata()
      if (isPlain(metadata)) {
        // Reads all of it, so that a broken one is refused here too.
        await plain.stats()
        return { type, bytes, width: metadata.width, height: metadata.height }
      }
    }
    const image = sharp(bytes, { animated: true, failOn: 'error', limitInputPixels: PIXELS })
      .autoOrient()
      .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: SECONDS })
    const { data, info } = await PICTURES[type].encode(image).toBuffer({ resolveWithObject: true })
    return { type, bytes: data, width: info.width, height: info.pageHeight ?? info.height }
  } catch (error) {
    throw new CodedError('invalid_input', `The picture cannot be read: ${reason(error)}`, { cause: error })
  }
}

/**
 * A small still picture of one that `encodePicture` made, as WebP within a square of so many pixels.
 *
 * @example const small = await thumbnailOf(picture.bytes, 480)
 */
export async function thumbnailOf(bytes: Uint8Array, edge: number): Promise<Uint8Array> {
  const sharp = await loadSharp()
  return sharp(bytes, { limitInputPixels: PIXELS })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: SECONDS })
    .webp({ quality: 78 })
    .toBuffer()
}

/** Whether a picture is upright, small enough and carries nothing but itself. */
function isPlain(metadata: Metadata): boolean {
  const { width, height, orientation = 1, space, exif, icc, iptc, xmp, tifftagPhotoshop, comments, gainMap } = metadata
  const carried = [exif, icc, iptc, xmp, tifftagPhotoshop, comments, gainMap].some((part) => part !== undefined)
  return !carried && orientation === 1 && Math.max(width, height) <= EDGE && /^(srgb|b-w)$/.test(space)
}

/** Loaded with the first picture: starting needs none, and it is large. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp')
  // Pictures come one at a time and differ: nothing is worth keeping in memory.
  sharp.cache(false)
  return sharp
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return /pixel limit/.test(error.message)
    ? `it has more than ${PIXELS} pixels`
    : (error.message.split('\n', 1)[0] ?? '')
}
