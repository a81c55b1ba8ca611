import { type AttachmentLink, LIMITS, type Upload } from '@deskbell/protocol'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { newClientId, type TestApi, type TestCustomer, type TestWorkspace, testApi } from '../../testing/api.ts'
import { EICAR } from '../../testing/clamd.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { unfolding } from '../../testing/pictures.ts'
import { uploaderOf, uploadFile } from '../../testing/uploads.ts'
import { disposition } from './files-routes.ts'
import { linkFor, storeAttachment } from './index.ts'
import { shownName, withEnding } from './names.ts'

const SECRET = '12 Harbour Street'

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#1f6f54' } })
}

const text = (value: string) => Buffer.from(value, 'latin1')

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let customer: TestCustomer
  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    customer = await api.customer(workspace)
  })

  function send(name: string, bytes: Uint8Array): Promise<Upload> {
    return uploadFile(api, uploaderOf(customer), { name, bytes })
  }

  async function link({ id }: Pick<Upload, 'id'>): Promise<AttachmentLink> {
    return (await customer.call<AttachmentLink>('GET', `/v1/attachments/${id}/link`)).body
  }

  async function serve(upload: Upload) {
    const { url } = await link(upload)
    const response = await api.app.request(url)
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  test('a photograph is shown without where it was taken, with a small picture of it', async () => {
    const given = await blank(1_000, 500)
      .withExif({ IFD0: { ImageDescription: SECRET }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(given).metadata()).exif).toBeDefined()
    const upload = await send('IMG 1.jpeg', given)
    expect(upload.attachment).toMatchObject({
      name: 'IMG 1.jpeg',
      type: 'image/jpeg',
      image: { width: 1_000, height: 500 },
    })
    const { response, bytes } = await serve(upload)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="IMG 1.jpeg"; filename*=UTF-8''IMG%201.jpeg`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-length': String(upload.attachment?.size),
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
    })
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(bytes.includes('Harbour')).toBe(false)

    const { thumbnailUrl } = await link(upload)
    const small = await api.app.request(thumbnailUrl ?? '')
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 480, height: 240 })
  })

  test.each([
    [
      'a page called a picture',
      'photo.png',
      text('<!doctype html><script>alert(1)</script>'),
      'application/octet-stream',
    ],
    [
      'a drawing',
      'a.svg',
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'application/octet-stream',
    ],
    ['a page', 'a.html', text('<html><script>alert(1)</script>'), 'application/octet-stream'],
    ['a PDF', 'a.pdf', text('%PDF-1.7\n'), 'application/pdf'],
    ['a script', 'a.js', text('alert(1)'), 'application/octet-stream'],
    ['HEIC', 'a.heic', Buffer.concat([text('\0\0\0\x18ftypheic\0\0\0\0heicmif1'), Buffer.alloc(64)]), 'image/heic'],
    ['one byte', 'a', text('a'), 'application/octet-stream'],
  ])('%s is a download, byte for byte', async (_what, name, given, type) => {
    const upload = await send(name, given)
    expect(upload.attachment).toMatchObject({ name, type, image: null, size: given.length })
    const { response, bytes } = await serve(upload)
    expect(bytes).toEqual(given)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await link(upload)).thumbnailUrl).toBeNull()
  })

  test('what hides in a picture, or behind it, is left behind, and its name says what it is', async () => {
    const picture = await blank(30, 20).png().toBuffer()
    const zip = text('PK\x03\x04 an archive <script>alert(1)</script> PK\x05\x06')
    const upload = await send('page.html', Buffer.concat([picture, zip]))
    expect(upload.attachment).toMatchObject({ name: 'page.png', type: 'image/png', image: { width: 30, height: 20 } })
    const { bytes } = await serve(upload)
    expect([bytes.includes('script'), bytes.includes('PK')]).toEqual([false, false])
  })

  test('a picture that is broken or unfolds to too much is refused in words, and nothing of it stays', async () => {
    const before = api.deps.files.stored.size
    const whole = await blank(300, 200).png({ compressionLevel: 0 }).toBuffer()
    const broken = await send('a.png', whole.subarray(0, 20_000))
    expect(broken).toMatchObject({
      status: 'refused',
      attachment: null,
      refusal: 'This picture cannot be read; it may be damaged. Send it again, or in another format.',
    })
    const bomb = await send('a.png', unfolding(20_000, 20_000))
    expect(bomb.refusal).toBe('This picture has more than 50 million pixels. Send a smaller one.')
    expect(api.deps.files.stored.size).toBe(before)
    expect((await customer.call('GET', `/v1/attachments/${bomb.id}/link`)).status).toBe(404)
  })

  test('names come back as they are, without what deceives the eye, and break no header', async () => {
    const names = ['quotes "and"; x=y.txt', 'Rechnung März – 計画 🛎️.txt', 'invoice\u202etxt.exe', "it's (1)*.txt"]
    const shown = ['quotes "and"; x=y.txt', 'Rechnung März – 計画 🛎️.txt', 'invoicetxt.exe', "it's (1)*.txt"]
    for (const [at, name] of names.entries()) {
      const upload = await send(name, text(`name ${at}`))
      expect(upload.attachment?.name).toBe(shown[at])
      const { response } = await serve(upload)
      expect(response.status).toBe(200)
      const header = response.headers.get('content-disposition') ?? ''
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]*$/)
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(shown[at])
    }
    const refused = await customer.call('POST', '/v1/uploads', {
      body: { clientId: newClientId(), name: 'a\r\nSet-Cookie: x=y', size: 5 },
    })
    expect(refused.body.code).toBe('invalid_input')
  })

  test('an address works as we made it and no other way', async () => {
    const one = await send('one.txt', text('one'))
    const two = await send('two.txt', text('two'))
    const picture = await send('a.png', await blank(10, 10).png().toBuffer())
    const { url, expiresAt } = await link(one)
    const forged = [
      url.replace(one.id, two.id),
      url.replace(/one\.txt/, 'two.txt'),
      url.replace(/expires=\d+/, `expires=${Date.parse(expiresAt) + 1}`),
      url.replace(/expires=\d+/, 'expires=1e99'),
      url.replace(/expires=\d+/, 'expires='),
      url.replace(/signature=./, 'signature=%00'),
      url.replace(/signature=[^&]+/, ''),
      `${url}&thumbnail`,
      (await link(picture)).url.concat('&thumbnail'),
      (await link(picture)).thumbnailUrl?.replace('&thumbnail', '') ?? '',
      new URL(url, 'http://x').pathname,
    ]
    for (const address of forged) expect([address, (await api.app.request(address)).status]).toEqual([address, 404])
    const elsewhere = testApi(api.deps.db, { env: { DESKBELL_SECRET: 'the secret of another installation' } })
    const [row] = await api.deps.db.selectFrom('attachments').selectAll().where('id', '=', one.id).execute()
    if (!row) throw new Error('The row is gone')
    expect((await api.app.request(linkFor(elsewhere.deps, row).url)).status).toBe(404)
    expect((await api.app.request(url, { method: 'HEAD' })).status).toBe(200)
    expect((await api.app.request(url, { method: 'POST' })).status).toBe(405)
  })

  test('an address stays the same for some minutes, then ends, and says so to people and programs', async () => {
    const upload = await send('one.txt', text('one'))
    const first = await link(upload)
    const lasts = Date.parse(first.expiresAt) - api.deps.clock.now()
    expect(lasts).toBeGreaterThanOrEqual(5 * 60_000)
    expect(lasts).toBeLessThanOrEqual(10 * 60_000)
    expect(await link(upload)).toEqual(first)
    const at = api.deps.clock.now()
    api.deps.clock.set(Date.parse(first.expiresAt) - 1)
    expect((await api.app.request(first.url)).status).toBe(200)
    api.deps.clock.set(Date.parse(first.expiresAt))
    const program = await api.app.request(first.url)
    expect([program.status, (await program.json()).code]).toEqual([410, 'link_used_or_expired'])
    const person = await api.app.request(first.url, { headers: { accept: 'text/html,*/*' } })
    expect([person.status, person.headers.get('content-type')]).toEqual([410, 'text/html; charset=UTF-8'])
    expect(await person.text()).toContain('This link has expired')
    expect((await link(upload)).url).not.toBe(first.url)
    api.deps.clock.set(at)
  })

  describe('files that come whole, as mail and forms bring them', () => {
    const owner = () => ({ workspaceId: workspace.id, kind: 'customer', id: customer.id }) as const
    const store = (name: string, bytes: Uint8Array, clientId = newClientId()) =>
      storeAttachment(testCtx(api.deps, workspace.id), owner(), { name, bytes, clientId })

    test('are kept once for one client id, whoever asks at the same time', async () => {
      const before = api.deps.files.stored.size
      const clientId = newClientId()
      const rows = await Promise.all([1, 2, 3].map(() => store('a.txt', text('once'), clientId)))
      rows.push(await store('a.txt', text('once'), clientId))
      expect(new Set(rows.map(({ id, storage_name }) => `${id} ${storage_name}`)).size).toBe(1)
      expect(api.deps.files.stored.size).toBe(before + 1)
      expect(await api.deps.db.selectFrom('loose_files').selectAll().execute()).toEqual([])
    })

    test('are held to what one person may send in a day, except for what is there already', async () => {
      const fresh = await api.customer(workspace)
      const by = { ...owner(), id: fresh.id }
      const ctx = testCtx(api.deps, workspace.id)
      const large = { name: 'a.bin', bytes: new Uint8Array(LIMITS.attachmentBytes) }
      const first = { ...large, clientId: newClientId() }
      for (let n = 0; n < 15; n++)
        await storeAttachment(ctx, by, n === 0 ? first : { ...large, clientId: newClientId() })
      const refused = { code: 'file_refused', message: "A day's files may have 300 MB together." }
      await expect(storeAttachment(ctx, by, { ...large, clientId: newClientId() })).rejects.toMatchObject(refused)
      expect((await storeAttachment(ctx, by, first)).status).toBe('ready')
      const system = { workspaceId: workspace.id, kind: 'system', id: '' } as const
      expect((await storeAttachment(ctx, system, { ...large, clientId: newClientId() })).status).toBe('ready')
    })

    test('are refused in words, also the second time', async () => {
      const refused = { code: 'file_refused' }
      await expect(store('a.txt', new Uint8Array())).rejects.toMatchObject(refused)
      await expect(store('a.txt', new Uint8Array(LIMITS.attachmentBytes + 1))).rejects.toMatchObject(refused)
      const clientId = newClientId()
      for (let time = 0; time < 2; time++) {
        await expect(store('a.png', unfolding(20_000, 20_000), clientId)).rejects.toMatchObject({
          ...refused,
          message: 'This picture has more than 50 million pixels. Send a smaller one.',
        })
      }
    })
  })

  describe('with a virus scanner', () => {
    test('what it finds is refused, and what it does not know yet waits until it answers', async () => {
      let isUp = false
      const guarded = testApi(api.deps.db, {
        files: api.deps.files,
        clock: api.deps.clock,
        scanner: {
          version: async () => 'a test',
          async scan(bytes) {
            if (!isUp) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' })
            if (bytes.length > 60_000) return { clean: false, found: null }
            return Buffer.from(bytes).includes('EICAR') ? { clean: false, found: 'Eicar-Test' } : { clean: true }
          },
        },
      })
      const by = uploaderOf(customer)
      const upload = (bytes: Uint8Array, clientId = newClientId()) =>
        uploadFile(guarded, by, { name: 'a.txt', bytes, clientId })
      const clientId = newClientId()
      const before = api.deps.files.stored.size
      await expect(upload(text('harmless'), clientId)).rejects.toThrow('503')
      const [row] = await api.deps.db.selectFrom('attachments').selectAll().where('client_id', '=', clientId).execute()
      expect(row).toMatchObject({ status: 'receiving', received: 8, storage_name: null })
      isUp = true
      expect((await upload(text('harmless'), clientId)).status).toBe('ready')
      expect(await upload(text(EICAR))).toMatchObject({
        status: 'refused',
        refusal: 'The virus scanner found something in this file: Eicar-Test.',
      })
      expect((await upload(new Uint8Array(60_001))).refusal).toBe('The file is too large for the virus scanner.')
      expect(api.deps.files.stored.size).toBe(before + 1)
    })
  })
})

describe('names', () => {
  test.each([
    ['plan.PDF', 'plan.PDF'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\x\\y.exe', 'y.exe'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['\u200b', 'file'],
    ['a\u2028b\u2069.txt', 'ab.txt'],
    ['می\u200cخواهم.txt', 'می\u200cخواهم.txt'],
    ['half \ud83d.txt', 'half \ufffd.txt'],
    [`${'x'.repeat(150)}.docx`, `${'x'.repeat(115)}.docx`],
  ])('%j is shown as %j', (given, shown) => {
    expect(shownName(given)).toBe(shown)
    expect(shownName(shown), 'and stays so').toBe(shown)
  })

  test.each([
    ['a.png', 'png', 'a.png'],
    ['a.JPEG', 'jpg', 'a.JPEG'],
    ['page.html', 'png', 'page.png'],
    ['a.b c', 'png', 'a.b c.png'],
    ['.png', 'png', '.png.png'],
    ['x'.repeat(120), 'webp', `${'x'.repeat(115)}.webp`],
  ])('%j with the content of %s is %j', (name, ending, shown) => {
    expect(withEnding(name, ending)).toBe(shown)
  })

  test('a header holds any name in ASCII', () => {
    expect(disposition('attachment', 'März "1".pdf')).toBe(
      `attachment; filename="M_rz _1_.pdf"; filename*=UTF-8''M%C3%A4rz%20%221%22.pdf`,
    )
  })
})
