import { DeskbellError } from '@deskbell/sdk/agent'
import { problemOf } from './http.ts'

/**
 * Sends a file as it is. `onProgress` is told the share that has left, 0 to 1; aborting the signal
 * takes it back.
 *
 * @throws DeskbellError with the service's code, or `offline` or `unreachable`
 */
export type Upload = (
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
) => Promise<unknown>

/** Uploads by the session cookie, in the workspace that was chosen. Only XMLHttpRequest says how far it is. */
export function createUpload(
  create: () => XMLHttpRequest = () => new XMLHttpRequest(),
  workspaceId: () => string | null = () => null,
): Upload {
  return (path, file, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const request = create()
      request.open('POST', path)
      request.setRequestHeader('Content-Type', 'application/octet-stream')
      const workspace = workspaceId()
      if (workspace !== null) request.setRequestHeader('Deskbell-Workspace', workspace)
      request.responseType = 'json'
      request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0)
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) return resolve(request.response)
        reject(problemOf(request.status, request.response, request.getResponseHeader('Retry-After')))
      }
      request.onerror = () => reject(new DeskbellError(navigator.onLine ? 'unreachable' : 'offline', 'No answer'))
      request.onabort = () => reject(new DOMException('Taken back', 'AbortError'))
      signal?.addEventListener('abort', () => request.abort(), { once: true })
      request.send(file)
    })
}
