import { CodedError, LIMITS } from '@deskbell/protocol'

const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i

/**
 * The JSON body of a request. Throws `unsupported_media_type`, `body_too_large` before reading more
 * than the limit, or `invalid_json`.
 */
export async function readJson(request: Request, limit: number = LIMITS.bodyBytes): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) throw new CodedError('unsupported_media_type')
  const text = await readText(request, limit)
  try {
    return JSON.parse(text)
  } catch {
    throw new CodedError('invalid_json')
  }
}

/** The bytes of a body of any type. Throws `body_too_large` as soon as there are more than the limit. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function readText(request: Request, limit: number): Promise<string> {
  const length = request.headers.get('content-length')
  if (length !== null) {
    // The HTTP server holds callers to the length they declare.
    if (Number(length) > limit) throw tooLarge(limit)
    return request.text()
  }
  return readChunks(request, limit)
}

/** A body of unknown length is read piece by piece, and no further than the limit. */
async function readChunks(request: Request, limit: number): Promise<string> {
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

export function tooLarge(limit: number): CodedError {
  return new CodedError('body_too_large', `A body may have at most ${limit} bytes`)
}
