import { type Attachment, attachmentEndpoints, LIMITS, Upload } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import * as v from 'valibot'
import type { Api } from './api.ts'

/**
 * A file's name as the service takes it: one line, cut in the middle where it is too long so that its ending stays.
 *
 * @example fileNameOf('photo\n.jpg') // 'photo .jpg'
 */
export function fileNameOf(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim() || 'file'
  if (line.length <= LIMITS.fileNameLength) return line
  const ending = /\.[^.]{1,12}$/.exec(line)?.[0] ?? ''
  return line.slice(0, LIMITS.fileNameLength - ending.length).trimEnd() + ending
}

/**
 * Sends a file piece by piece, going on where an earlier try under the same client id stopped.
 * `onProgress` is told the share that is there, 0 to 1.
 *
 * @throws DeskbellError with the service's code, `file_refused` with its reason, or an AbortError
 */
export async function sendAttachment(
  { call, upload }: Pick<Api, 'call' | 'upload'>,
  file: File,
  clientId: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  let state: Upload = await call(attachmentEndpoints.createUpload, {
    body: { clientId, name: fileNameOf(file.name), size: file.size },
  })
  while (state.status === 'receiving') {
    signal.throwIfAborted()
    const { id, received, pieceBytes } = state
    const piece = file.slice(received, received + pieceBytes)
    const path = `${attachmentEndpoints.appendUpload.path.replace(':uploadId', id)}?offset=${received}`
    const told = (share: number) => onProgress((received + share * piece.size) / file.size)
    state = v.parse(Upload, await upload(path, piece, told, signal, 'PATCH'))
  }
  if (!state.attachment) throw new DeskbellError('file_refused', state.refusal ?? '')
  onProgress(1)
  return state.attachment
}
