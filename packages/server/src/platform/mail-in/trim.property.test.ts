import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlLines } from './html.ts'
import { MailRefused } from './limits.ts'
import { linesOf } from './lines.ts'
import { parseMail } from './parse.ts'
import { trimMail } from './trim.ts'

const facts = fc.record({ isReply: fc.boolean(), isForward: fc.boolean() })
/** Lines of the kind that mails are made of. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    '-- ',
    '> quoted',
    '>> twice',
    'On Fri, 1 May 2026 at 10:15, Desk <d@example.com> wrote:',
    'Am 01.05.2026 um 10:15 schrieb Desk:',
    '-----Original Message-----',
    '________________________________',
    'From: Desk <d@example.com>',
    'Sent: Friday, May 1, 2026',
    'Subject: Hello',
    'Sent from my iPhone',
    '## Reply above this line ##',
    '---------- Forwarded message ---------',
    'Words of somebody',
  ),
)
const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'))

test('trimming invents nothing and loses nothing: every line is in one of the two, in its order', () => {
  fc.assert(
    fc.property(text, facts, (whole, given) => {
      const { text: said, quoted } = trimMail(linesOf(whole), given)
      const spoken = (of: string) => of.split('\n').filter((one) => one.trim() !== '')
      expect([...spoken(said), ...spoken(quoted)].sort()).toEqual(spoken(whole).sort())
      for (const part of [said, quoted]) expect(isSubsequence(spoken(part), spoken(whole))).toBe(true)
      if (whole.trim() !== '') expect(said.trim()).not.toBe('')
    }),
    { numRuns: 1_000 },
  )
})

test('a text without anything that looks like a quote or a signature is left as it is', () => {
  const word = fc.stringMatching(/^[a-zäöüßéñ0-9 ,.!?'()-]{0,60}$/).filter((one) => !/^\s*--\s*$/.test(one))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), facts, (lines, given) => {
      const whole = lines.join('\n')
      const { text: said, quoted } = trimMail(linesOf(whole), given)
      expect(quoted).toBe('')
      expect(said).toBe(withoutEmptyEnds(lines))
    }),
  )
})

test('HTML of any kind becomes lines, and no tag of it is left', () => {
  const tag = fc.constantFrom('div', 'p', 'blockquote', 'b', 'script', 'style', 'table', 'td', 'li', 'pre', 'a')
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom('words', '&lt;', '&#0;', '<!--', '-->', '<br>', '<a href="https://x.example">', '<', '"', '\n'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const lines = htmlLines(pieces.join(''))
      expect(lines.every((one) => !one.text.includes('\n'))).toBe(true)
    }),
  )
})

test('no bytes make it throw anything but a refusal', async () => {
  const header = fc.constantFrom(
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=x',
    'Content-Type: text/html; charset=utf-16',
    'Content-Transfer-Encoding: base64',
    'Subject: =?utf-8?B?//8=?=',
    'To: "',
    '--x',
    '--x--',
    '',
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.oneof(header, fc.string()), { maxLength: 30 }).map((lines) => Buffer.from(lines.join('\r\n'))),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (raw) => {
      const mail = await parseMail(raw).catch((error: unknown) => error)
      if (!(mail instanceof MailRefused)) expect(mail).toMatchObject({ subject: expect.any(String) })
    }),
    { numRuns: 500 },
  )
})

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const one of whole) if (one === part[at]) at++
  return at === part.length
}

function withoutEmptyEnds(lines: readonly string[]): string {
  const isEmpty = (one: string) => one.trim() === ''
  const first = lines.findIndex((one) => !isEmpty(one))
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex((one) => !isEmpty(one)) + 1).join('\n')
}
