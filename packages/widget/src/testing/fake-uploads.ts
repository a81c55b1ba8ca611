import type { IncomingMessage } from 'node:http'
import type { Upload } from '@deskbell/protocol'

const uploads = new Map<string, Upload & { name: string }>()
let serial = 0

/** A grey square, for what shows pictures. */
const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" fill="#888"/></svg>'

export interface UploadAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

const json = (status: number, body: unknown): UploadAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
})

/** What the service would answer to somebody who sends files; null where the address is none of theirs. */
export async function answerUpload(request: IncomingMessage, url: URL): Promise<UploadAnswer | null> {
  const { pathname } = url
  if (pathname.startsWith('/files/')) return { status: 200, type: 'image/svg+xml', body: SQUARE }
  if (/^\/v1\/attachments\/.*\/link$/.test(pathname)) {
    const address = '/files/att/picture.svg'
    const expiresAt = new Date(Date.now() + 300_000).toISOString()
    return json(200, { url: address, thumbnailUrl: address, expiresAt })
  }
  if (!pathname.startsWith('/v1/uploads')) return null
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (request.method === 'POST') {
    const { name, size } = JSON.parse(bytes.toString()) as { name: string; size: number }
    serial += 1
    const id = `att_${serial}`
    const made = {
      id,
      name,
      size,
      status: 'receiving',
      received: 0,
      pieceBytes: 1_000_000,
      attachment: null,
      refusal: null,
    }
    uploads.set(id, made as Upload & { name: string })
    return json(201, made)
  }
  const upload = uploads.get(pathname.split('/').at(-1) ?? '')
  if (!upload || request.method === 'DELETE') return { status: upload ? 204 : 404, type: 'text/plain', body: '' }
  if (request.method === 'PATCH') Object.assign(upload, received(upload, bytes.length))
  return json(200, upload)
}

function received(upload: Upload & { name: string }, bytes: number): Partial<Upload> {
  const { id, name, size } = upload
  const reached = upload.received + bytes
  if (reached < size) return { received: reached }
  if (name.endsWith('.exe')) return { received: reached, status: 'refused', refusal: 'Programs cannot be sent.' }
  const image = /\.(png|jpe?g)$/.test(name) ? { width: 160, height: 120 } : null
  const type = image ? 'image/png' : 'application/pdf'
  return { received: reached, status: 'ready', attachment: { id, name, type, size, image } }
}
