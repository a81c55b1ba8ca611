import { expect, test } from 'vitest'
import { createUpload } from './upload.ts'

/** An XMLHttpRequest that keeps what it is told, and answers when asked to. */
class FakeRequest {
  readonly upload: { onprogress: ((event: ProgressEvent) => void) | null } = { onprogress: null }
  readonly headers: Record<string, string> = {}
  status = 0
  response: unknown = null
  responseType = ''
  retryAfter: string | null = null
  sent: unknown = null
  address = ''
  onload: (() => void) | null = null
  onerror: (() => void) | null = null
  onabort: (() => void) | null = null
  open(method: string, path: string) {
    this.address = `${method} ${path}`
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  getResponseHeader() {
    return this.retryAfter
  }
  send(body: unknown) {
    this.sent = body
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, response: unknown) {
    this.status = status
    this.response = response
    this.onload?.()
  }
}

function uploading(workspace: string | null = null) {
  const request = new FakeRequest()
  const shares: number[] = []
  const stop = new AbortController()
  const file = new Blob(['picture'])
  const upload = createUpload(
    () => request as unknown as XMLHttpRequest,
    () => workspace,
  )
  const done = upload('/v1/files?name=a.png', file, (share) => shares.push(share), stop.signal)
  return { request, shares, stop, file, done }
}

test('sends the file as it is, says how far it is, and gives the answer', async () => {
  const { request, shares, file, done } = uploading('wsp_1')
  const progress = (loaded: number, lengthComputable = true) =>
    request.upload.onprogress?.({ loaded, total: 10, lengthComputable } as ProgressEvent)
  progress(5)
  progress(10)
  progress(3, false)
  request.answer(201, { id: 'fil_1' })
  expect(await done).toEqual({ id: 'fil_1' })
  expect(shares).toEqual([0.5, 1, 0])
  expect(request.sent).toBe(file)
  expect(request.address).toBe('POST /v1/files?name=a.png')
  expect(request.headers).toEqual({ 'Content-Type': 'application/octet-stream', 'Deskbell-Workspace': 'wsp_1' })
})

test.each([
  [
    { type: 'about:blank', title: 'Too large', status: 413, code: 'body_too_large', fix: 'Send less.' },
    'body_too_large',
  ],
  [null, 'unreachable'],
])('an answer that is no success becomes an error', async (body, code) => {
  const { request, done } = uploading()
  request.answer(413, body)
  await expect(done).rejects.toMatchObject({ name: 'DeskbellError', code })
})

test('no answer counts as out of reach, and what was taken back as neither', async () => {
  const silent = uploading()
  silent.request.onerror?.()
  await expect(silent.done).rejects.toMatchObject({ name: 'DeskbellError' })
  const stopped = uploading()
  stopped.stop.abort()
  await expect(stopped.done).rejects.toMatchObject({ name: 'AbortError' })
})
