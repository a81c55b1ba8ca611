import { kindFacts, NOTIFICATION_KIND_NAMES, type NotificationKind, variablesOfKind } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlLines, REPLY_MARKER } from '../../platform/mail-in/index.ts'
import { ourWords } from './choose.ts'
import { drawSheetMail } from './testing/sheets.ts'
import { shownText, tagsOf } from './testing/tags.ts'
import { frameFor, OUR_LOCALES } from './words/index.ts'
import { draw, type Written } from './write.ts'

/** What Gmail shows before it cuts a mail off. */
const CLIPPED_AT = 102_400
const URL = 'https://desk.example/requests/1042?from=mail'

/** A kind with the same value everywhere. */
function drawWith(
  kind: NotificationKind,
  value: string,
  more: Record<string, string> = {},
  url = URL,
): Promise<Written> {
  const words = ourWords(kind, 'en')
  if (!words) throw new Error('There are no words')
  const values = Object.fromEntries(variablesOfKind(kind).map((name) => [name, value]))
  const look = { name: 'Acme', color: '#2563eb', logoUrl: null }
  const frame = { ...frameFor('en'), words }
  return draw(
    { kind, ...frame, values: { ...values, ...more }, url, footer: 'Acme Ltd', replyMarker: REPLY_MARKER },
    look,
  )
}

describe.each(OUR_LOCALES)('in %s', (locale) => {
  test.each(NOTIFICATION_KIND_NAMES)('%s is whole as HTML and as text', async (kind) => {
    const { subject, html, text, title, short } = await drawSheetMail(kind, locale)
    const button = ourWords(kind, locale)?.button ?? ''
    expect(new TextEncoder().encode(html).length).toBeLessThan(CLIPPED_AT / 2)
    for (const part of [text, shownText(html)]) {
      expect(part).toContain(title)
      expect(part).toContain(button)
      expect(part).not.toMatch(/\{\{|\}\}|undefined|null|\[object/)
    }
    expect(text).toContain(URL)
    expect(text).not.toMatch(/<[a-z/]|&[a-z]+;|\n{3}/)
    expect(html).toContain(`href="${URL}"`)
    for (const line of [subject, title, short]) expect(line).toMatch(/^\S.*\S$/)
    expect(text.includes('preferences')).toBe(kindFacts(kind).required !== true)
  })

  test.each(NOTIFICATION_KIND_NAMES)('%s says in HTML what it says as text', async (kind) => {
    const { html, text } = await drawSheetMail(kind, locale)
    const shown = shownText(html)
    const lines = text.split('\n').map((line) => line.replace(/^(- |\s+)/, '').trim())
    const missing = lines.filter((line) => !shown.includes(line) && !/^(https?:|-- ?$)|:$| · |: /.test(line))
    expect(missing).toEqual([])
  })

  test('it is marked as what it is for whoever reads it out', async () => {
    for (const kind of NOTIFICATION_KIND_NAMES) {
      const tags = tagsOf((await drawSheetMail(kind, locale)).html)
      const root = tags.find(({ name }) => name === 'html')?.attributes
      expect(root).toEqual({ lang: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' })
      const tables = tags.filter(({ name }) => name === 'table')
      expect(tables.every(({ attributes }) => attributes.role === 'presentation')).toBe(true)
      const pictures = tags.filter(({ name }) => name === 'img')
      expect(pictures.map(({ attributes }) => attributes.alt)).toEqual(locale === 'de' ? ['Blumen & Söhne'] : [])
      expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1)
    }
  })
})

/** Control characters, and what turns the direction of letters. */
const UNSEEN = /[\p{Cc}\u202a-\u202e]/u
const HOSTILE = [
  ['a script', '</style></p><script>alert(1)</script>'],
  ['an attribute', '"><img src=x onerror=alert(1)>'],
  ['a picture', '<img src="https://evil.example/pixel.png">'],
  ['a style', '<style>*{display:none}</style><div style="position:fixed">'],
  ['a comment', '<!--[if mso]><b>--><b>'],
  ['a form', '<form action="https://evil.example"><input name=password></form>'],
  ['a header', 'Hello\r\nBcc: everybody@example.com\r\n\r\nMore'],
  ['what turns letters', '\u202eevil\u202c\u0000\u0007'],
] as const

describe.each(NOTIFICATION_KIND_NAMES)('whatever %s is given', (kind) => {
  test.each(HOSTILE)('%s stays text', async (_name, value) => {
    const { html, subject, title, short, text } = await drawWith(kind, value)
    const [tags, harmless] = [tagsOf(html), tagsOf((await drawWith(kind, 'harmless')).html)]
    const names = (list: typeof tags) =>
      [...new Set(list.map(({ name }) => name))].filter((name) => name !== 'br').sort()
    expect(names(tags)).toEqual(names(harmless))
    expect(
      tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on|^src$|^action$/.test(name)),
    ).toEqual([])
    expect(tags.filter(({ name }) => name === 'style')).toHaveLength(1)
    expect(tags.filter(({ name }) => name === 'a').every(({ attributes }) => attributes.href === URL)).toBe(true)
    for (const line of [subject, title, short]) expect(line).not.toMatch(UNSEEN)
    expect(text.replaceAll('\n', '')).not.toMatch(UNSEEN)
  })

  test('a value that names a variable is not read again', async () => {
    const { html, text, short } = await drawWith(kind, '{{workspace.name}}', { 'workspace.name': 'Secret Ltd' })
    const named = Object.values(ourWords(kind, 'en') ?? {})
      .join('')
      .includes('{{workspace.name}}')
    if (!named) expect(html + text + short).not.toContain('Secret Ltd')
  })

  test.each([
    ['angle brackets', '<&">'.repeat(5_000)],
    ['four bytes each', '😀'.repeat(20_000)],
    ['many lines', 'a line\n'.repeat(20_000)],
    ['many paragraphs', '"\n\n'.repeat(20_000)],
  ])('it stays small with %s', async (_name, value) => {
    const { html, subject, title, short } = await drawWith(kind, value)
    expect(new TextEncoder().encode(html).length).toBeLessThan(CLIPPED_AT)
    expect(html).toMatch(/<\/html>$/)
    expect(html.isWellFormed()).toBe(true)
    expect(subject.length).toBeLessThanOrEqual(250)
    expect(title.length).toBeLessThanOrEqual(200)
    expect(short.length).toBeLessThanOrEqual(400)
  })

  test('what is missing leaves no gap behind', async () => {
    const { html, subject, text, title, short } = await drawWith(kind, '')
    for (const part of [shownText(html), text, subject, title, short]) expect(part).not.toMatch(/\{\{|\}\}|undefined/)
    expect(text.replace(/^-- $/m, '')).not.toMatch(/ {2}| [.,;:!?]| $/m)
  })
})

test('words of four thousand characters that all name a message still make a small mail', async () => {
  const body = '{{message.text}}\n\n'.repeat(220)
  const words = { subject: 'A', heading: 'B', body, button: 'C', short: 'D' }
  const filling = {
    kind: 'ticket_reply',
    words,
    locale: 'en',
    frame: frameFor('en').frame,
    url: URL,
    footer: '',
  } as const
  const look = { name: 'Acme', color: null, logoUrl: null }
  const { html } = await draw({ ...filling, values: { 'message.text': '&'.repeat(10_000) } }, look)
  expect(new TextEncoder().encode(html).length).toBeLessThan(CLIPPED_AT)
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'file:///etc/passwd', 'not an address', ''])(
  'a button that leads to %j is left out',
  async (url) => {
    const { html, text } = await drawWith('ticket_reply', 'Hello', { url, 'survey.url': url }, url)
    expect(tagsOf(html).filter(({ name }) => name === 'a')).toEqual([])
    expect(html + text).not.toContain('Open the conversation')
  },
)

test('any text comes back as it was, whichever letters it is made of', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), async (value) => {
      const { html, text } = await drawWith('ticket_reply', value)
      const expected = value.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu, '').trim()
      expect(text).toContain(expected)
      expect(shownText(html)).toContain(expected)
    }),
    { numRuns: 60 },
  )
})

test('only what a kind may name comes into its mail', async () => {
  const { html, text } = await drawWith('ticket_reply', 'x', { 'booking.place': 'somewhere', 'payment.amount': '€1' })
  expect(html + text).not.toMatch(/somewhere|€1/)
})

test('answers can be told from what they answer, by HTML as by text', async () => {
  const { html, text } = await drawWith('ticket_reply', 'Hello')
  expect(text.split('\n')[0]).toBe(REPLY_MARKER)
  expect(htmlLines(html).map((line) => line.text.trim())).toContain(REPLY_MARKER)
})
