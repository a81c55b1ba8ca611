import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { htmlLines } from './html.ts'
import { MAIL_LIMITS, MailRefused } from './limits.ts'
import { parseMail } from './parse.ts'
import { trimMail } from './trim.ts'

const head = (type: string, more = '') => `From: a@b.example\r\nTo: c@d.example\r\n${more}Content-Type: ${type}\r\n\r\n`

function deep(levels: number): string {
  let text = ''
  for (let n = 0; n < levels; n++) text += `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`
  return `From: a@b.example\r\n${text}Content-Type: text/plain\r\n\r\ninnermost\r\n`
}

/** Mails that ask for more than a mail may. */
const greedy: [string, () => Buffer, string][] = [
  ['40 MB', () => Buffer.concat([Buffer.from(head('text/plain')), Buffer.alloc(40 * 1024 * 1024, 'A')]), 'too_large'],
  [
    'nothing but line ends',
    () => Buffer.concat([Buffer.from(head('text/plain')), Buffer.alloc(20_000_000, 10)]),
    'too_large',
  ],
  [
    'a thousand parts',
    () => Buffer.from(head('multipart/mixed; boundary=x') + '--x\r\n\r\nhi\r\n'.repeat(1_000)),
    'too_many_parts',
  ],
  [
    'sixty thousand boundaries',
    () => Buffer.from(head('multipart/mixed; boundary=x') + '--x\n'.repeat(59_000)),
    'too_many_parts',
  ],
  ['a hundred levels', () => Buffer.from(deep(100)), 'too_deep'],
  [
    'a header of a megabyte',
    () => Buffer.from(head('text/plain', `X-Long: ${'a'.repeat(1024 * 1024)}\r\n`)),
    'too_large',
  ],
]

test.each(greedy)('%s is refused, and soon', async (_name, make, reason) => {
  const raw = make()
  const started = performance.now()
  await expect(parseMail(raw)).rejects.toEqual(new MailRefused(reason))
  expect(performance.now() - started).toBeLessThan(MAIL_LIMITS.parseMs)
})

/** Mails at the edge of what is taken, of the kinds that parsers take longest over. */
const costly: [string, () => Buffer][] = [
  ['a text of empty lines', () => Buffer.concat([Buffer.from(head('text/plain')), Buffer.alloc(55_000, 10)])],
  ['5 MB of text', () => Buffer.from(head('text/plain; format=flowed') + `${'word '.repeat(15)}\n`.repeat(65_000))],
  ['an unclosed tag', () => Buffer.from(head('text/html') + '<'.repeat(2_000_000))],
  ['tags that nobody closes', () => Buffer.from(head('text/html') + '<b><i>'.repeat(300_000) + '</u>'.repeat(300_000))],
  ['a long list of recipients', () => Buffer.from(head('text/plain', `Cc: ${'a@b.example,'.repeat(15_000)}\r\n`))],
  ['an unclosed quote in a name', () => Buffer.from(head('text/plain', `Cc: ${'"('.repeat(100_000)}\r\n`))],
  [
    'a mail within a mail within …',
    () => Buffer.from('From: a@b.example\nContent-Type: message/rfc822\n\n'.repeat(2_000)),
  ],
]

test.each(costly)('%s is read within the time', { timeout: 20_000 }, async (_name, make) => {
  const raw = make()
  const started = performance.now()
  await parseMail(raw)
  expect(performance.now() - started).toBeLessThan(MAIL_LIMITS.parseMs)
})

/** A million characters of HTML, of the kinds that are dear to turn into text. */
const dear = [
  '<a href="https://x.example/1">a</a>',
  '&amp;',
  '<td>a',
  '<blockquote>x</blockquote>',
  '<b><i>',
  '<br>',
  '<p>ä',
  'On 1 <br>wrote:',
]

test.each(dear)('HTML of %s only becomes text within the time', (piece) => {
  const started = performance.now()
  const lines = htmlLines(piece.repeat(MAIL_LIMITS.textLength / piece.length))
  trimMail(lines, { isReply: true, isForward: false })
  expect(performance.now() - started).toBeLessThan(MAIL_LIMITS.parseMs)
})

test('a long paragraph is broken between words, and keeps them all', () => {
  const words = Array.from({ length: 2_000 }, (_, n) => `word${n}`)
  const lines = htmlLines(`<p>${words.join(' ')}</p>`).map(({ text }) => text)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join(' ').trim().split(/\s+/)).toEqual(words)
})

test('an archive is never opened: its bytes are what came', async () => {
  const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024))
  const entry = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(20), bomb])
  const raw = `${head('multipart/mixed; boundary=x')}--x\r\nContent-Type: application/zip; name=bomb.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${entry.toString('base64')}\r\n--x--\r\n`
  const before = process.memoryUsage().rss
  const mail = await parseMail(Buffer.from(raw))
  expect(Buffer.from(mail.files[0]?.bytes ?? []).equals(entry)).toBe(true)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test('a large mail is read beside, so that nobody waits for it', async () => {
  const file = Buffer.alloc(8 * 1024 * 1024, 7)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  const raw = Buffer.from(`${head('application/octet-stream', 'Content-Transfer-Encoding: base64\r\n')}${file}\r\n`)
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  const mail = await parseMail(raw)
  clearInterval(timer)
  expect(mail.files[0]?.bytes.length).toBe(8 * 1024 * 1024)
  expect(turns).toBeGreaterThan(5)
})
