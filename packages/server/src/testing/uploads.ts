import type { Upload } from '@deskbell/protocol'
import { type Answer, newClientId, type TestApi, type TestCustomer } from './api.ts'

/** Somebody who may upload: a customer's token or an agent's cookie. */
export type Uploader = Readonly<Record<string, string>>

export function uploaderOf({ token }: Pick<TestCustomer, 'token'>): Uploader {
  return { authorization: `Bearer ${token}` }
}

/** Announces a file and sends all of it; answers what came of the last piece. */
export async function uploadFile(
  api: TestApi,
  by: Uploader,
  { name, bytes, clientId = newClientId() }: { name: string; bytes: Uint8Array; clientId?: string },
): Promise<Upload> {
  const begun = await announceFile(api, by, { name, size: bytes.length, clientId })
  const { id, pieceBytes } = begun.body
  let last: Answer<Upload> | undefined
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    last = await sendPiece(api, by, id, at, bytes.subarray(at, at + pieceBytes))
  }
  if (last?.status !== 200) throw new Error(`The upload answered ${last?.status} ${last?.body.detail}`)
  return last.body
}

export function announceFile(
  api: TestApi,
  by: Uploader,
  { name = 'notes.txt', size, clientId = newClientId() }: { name?: string; size: number; clientId?: string },
): Promise<Answer<Upload>> {
  return api.call<Upload>('POST', '/v1/uploads', { headers: by, body: { clientId, name, size } })
}

export async function sendPiece(
  api: TestApi,
  by: Uploader,
  id: string,
  offset: number,
  bytes: Uint8Array,
): Promise<Answer<Upload>> {
  const response = await api.app.request(`/v1/uploads/${id}?offset=${offset}`, {
    method: 'PATCH',
    headers: { ...by, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}
