import { CodedError } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { encodePicture, isPictureType, PICTURES, type PictureType, thumbnailOf } from '../../platform/files/pictures.ts'
import { typeOf } from '../../platform/files/recognise.ts'
import { createGate } from '../../platform/gate.ts'
import { withEnding } from './names.ts'

/** What is kept of a file, or why nothing is. */
export type Examined =
  | { readonly refusal: string }
  | {
      readonly refusal: null
      readonly name: string
      readonly type: string
      readonly bytes: Uint8Array
      /** Pixels and a small picture, where it is one that can be shown. */
      readonly picture: { readonly width: number; readonly height: number; readonly thumbnail: Uint8Array } | null
    }

const THUMBNAIL_EDGE = 480
/** A picture that is decoded takes up to some hundred megabytes, so few are at the same time. */
const gate = createGate(2)

/**
 * Decides by its content what a file is. Pictures are encoded anew, which leaves behind where they
 * were taken and whatever was hidden in them; anything else stays as it came, to be downloaded.
 *
 * @throws CodedError `unavailable` where the virus scanner does not answer
 */
export async function examine({ deps }: Pick<Ctx, 'deps'>, name: string, bytes: Uint8Array): Promise<Examined> {
  const verdict = await deps.scanner.scan(bytes)
  if (!verdict.clean) return { refusal: virusWords(verdict.found) }
  const type = await typeOf(bytes)
  if (isPictureType(type)) return gate(() => examinePicture(name, type, bytes))
  return { refusal: null, name, type, bytes, picture: null }
}

async function examinePicture(name: string, type: PictureType, given: Uint8Array): Promise<Examined> {
  try {
    const { bytes, width, height } = await encodePicture(given, type)
    const thumbnail = await thumbnailOf(bytes, THUMBNAIL_EDGE)
    const shown = withEnding(name, PICTURES[type].extension)
    return { refusal: null, name: shown, type, bytes, picture: { width, height, thumbnail } }
  } catch (error) {
    return { refusal: pictureWords(error) }
  }
}

function virusWords(found: string | null): string {
  if (found === null) return 'The file is too large for the virus scanner.'
  return `The virus scanner found something in this file: ${found.slice(0, 100)}.`
}

function pictureWords(error: unknown): string {
  return error instanceof CodedError && /pixels/.test(error.message)
    ? 'This picture has more than 50 million pixels. Send a smaller one.'
    : 'This picture cannot be read; it may be damaged. Send it again, or in another format.'
}
