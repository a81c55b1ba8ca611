import { type HelpFile, LIMITS, type MarkdownPreview } from '@deskbell/protocol'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../platform/markdown/index.ts'
import { type Answer, type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { keptName } from './file-names.ts'
import { keepHelpFile } from './files.ts'

let photo: Buffer
beforeAll(async () => {
  photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#1f6f54' } })
    .png()
    .toBuffer()
})

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let agent: TestAgent
  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    agent = await api.agent(workspace)
  })

  async function upload(
    name: string,
    body: Uint8Array | string | ReadableStream,
    by: Readonly<Record<string, string>> = agent.headers,
  ): Promise<Answer<HelpFile>> {
    const response = await api.app.request(`/v1/help-center/files?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...by },
      body: body as BodyInit,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit)
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  test('a picture is kept anew, once, and served so that it can be nothing else', async () => {
    const kept = await upload('My photo (1).JPG', photo)
    expect([kept.status, kept.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^fil_/),
        name: 'My-photo-1.png',
        type: 'image/png',
        bytes: expect.any(Number),
        width: 40,
        height: 20,
        path: `/help/files/${kept.body.id}/My-photo-1.png`,
      },
    ])
    const files = api.deps.files.stored.size
    expect((await upload('My photo (1).JPG', photo)).body).toEqual(kept.body)
    expect((await upload('Other.png', photo)).body.id).not.toBe(kept.body.id)
    expect(api.deps.files.stored.size).toBe(files + 1)

    const served = await api.app.request(kept.body.path)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(kept.body.bytes),
    })
    expect(served.headers.get('content-disposition')).toBeNull()
    expect(await sharp(await served.arrayBuffer()).metadata()).toMatchObject({ format: 'png', width: 40, height: 20 })
    const again = await api.app.request(kept.body.path, {
      headers: { 'if-none-match': served.headers.get('etag') ?? '' },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])

    const preview = await agent.call<MarkdownPreview>('POST', '/v1/help-center/preview', {
      body: { body: `![The office](${kept.body.path})` },
    })
    expect(preview.body.tree).toEqual([
      { t: 'p', c: [{ t: 'img', src: kept.body.path, alt: 'The office', width: 40, height: 20 }] },
    ])
  })

  test('pages, drawings and whatever else are downloads, whatever their bytes and names say', async () => {
    const given: [name: string, bytes: string, type: string][] = [
      ['page.html', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream'],
      ['plan.pdf', '%PDF-1.7\n', 'application/pdf'],
      ['خطة العمل.txt', 'مرحبا', 'application/octet-stream'],
    ]
    for (const [name, bytes, type] of given) {
      const { body } = await upload(name, bytes)
      expect([name, body.type, body.width]).toEqual([name, type, null])
      const served = await api.app.request(body.path)
      expect(await served.text()).toBe(bytes)
      expect(served.headers.get('content-type')).toBe(type)
      expect(served.headers.get('content-disposition')).toBe(
        `attachment; filename*=UTF-8''${encodeURIComponent(body.name)}`,
      )
      const { tree, problems } = renderMarkdown(`[The plan](${body.path})`)
      expect([tree, problems]).toEqual([[{ t: 'download', href: body.path, name: 'The plan' }], []])
    }
  })

  test('refuses what is empty, too large, no picture, or of another type, and keeps nothing of it', async () => {
    const before = api.deps.files.stored.size
    expect((await upload('a.txt', '')).body.code).toBe('invalid_input')
    expect((await upload('a.png', '<svg onload="alert(1)"/>')).body.code).toBe('invalid_input')
    expect((await upload('a.png', photo.subarray(0, photo.length - 30))).body.code).toBe('invalid_input')
    expect((await upload('a.txt', new Uint8Array(LIMITS.fileBytes + 1))).body.code).toBe('body_too_large')
    expect((await upload('a.txt', 'x', { ...agent.headers, 'content-type': 'text/plain' })).body.code).toBe(
      'unsupported_media_type',
    )
    expect((await upload('a\n.txt', 'x')).body.code).toBe('invalid_input')
    expect((await upload('a.txt', 'x', {})).body.code).toBe('unauthenticated')
    expect(api.deps.files.stored.size).toBe(before)
  })

  test('an endless body is left alone at the limit', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    expect((await upload('a.bin', endless)).body.code).toBe('body_too_large')
    expect(sent).toBeLessThan(LIMITS.fileBytes + 3_000_000)
  })

  test('the same file, kept by many at once, is one', async () => {
    const ctx = testCtx(api.deps, workspace.id)
    const before = api.deps.files.stored.size
    const bytes = Buffer.from('kept by many')
    const kept = await Promise.all(Array.from({ length: 6 }, () => keepHelpFile(ctx, { name: 'many.txt', bytes })))
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1)
    expect(api.deps.files.stored.size).toBe(before + 1)
    const other = await keepHelpFile(testCtx(api.deps, (await api.workspace()).id), { name: 'many.txt', bytes })
    expect(other.id).not.toBe(kept[0]?.id)
  })

  test('bytes that were lost come back with the next upload', async () => {
    const { body } = await upload('lost.txt', 'here again')
    api.deps.files.stored.delete(body.id)
    expect((await api.app.request(body.path)).status).toBe(404)
    expect((await upload('lost.txt', 'here again')).body).toEqual(body)
    expect(await (await api.app.request(body.path)).text()).toBe('here again')
  })

  test('an address answers for exactly one file', async () => {
    const { body } = await upload('one.txt', 'one')
    for (const path of [`/help/files/${body.id}/two.txt`, '/help/files/fil_x/one.txt', `${body.path}/`]) {
      expect([path, (await api.app.request(path)).status]).toEqual([path, 404])
    }
  })
})

describe('names are fit for an address', () => {
  test.each([
    ['plan.PDF', undefined, 'plan.pdf'],
    ['My plan (2).PDF', undefined, 'My-plan-2.pdf'],
    ['photo.JPG', 'webp', 'photo.webp'],
    ['../../etc/passwd', undefined, 'passwd'],
    ['C:\\x\\y.exe', undefined, 'y.exe'],
    ['.htaccess', undefined, 'htaccess'],
    ['...', undefined, 'file'],
    ['.png', 'png', 'png.png'],
    ['a%2e%2e%2fb?c#d.txt', undefined, 'a-2e-2e-2fb-c-d.txt'],
    ['invoice\u202efdp.exe', undefined, 'invoice-fdp.exe'],
    ['خطة العمل.txt', undefined, 'خطة-العمل.txt'],
    ['計画.pdf', undefined, '計画.pdf'],
    ['x'.repeat(120), 'png', `${'x'.repeat(116)}.png`],
    [`${'🛎️'.repeat(40)}.png`, 'png', expect.stringMatching(/^\P{Cs}+\.png$/u)],
  ])('%j (%s)', (given, extension, kept) => {
    const name = keptName(given, extension)
    expect(name).toEqual(kept)
    expect(name.length).toBeLessThanOrEqual(LIMITS.fileNameLength)
    expect(keptName(name, extension), 'and stay so').toBe(name)
  })
})
