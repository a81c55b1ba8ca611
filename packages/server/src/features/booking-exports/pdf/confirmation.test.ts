import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullBooking } from '../testing/booking.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { BOOKING_CATALOGUES, bookingWords } from '../words/words.ts'
import { type ConfirmationOptions, confirmationPdf } from './confirmation.ts'
import { facesOf, pieces } from './fonts.ts'
import { setText } from './text.ts'

const OPTIONS: ConfirmationOptions = {
  pageUrl: 'https://desk.example.com/bookings/Zx_9-token',
  now: Date.UTC(2027, 1, 21, 9),
  words: bookingWords('en', 'en'),
  workspaceName: 'Harbor Mobile Notary',
  brandColor: '#2563eb',
}
const readOf = async (more: Parameters<typeof fullBooking>[0] = {}, options: Partial<ConfirmationOptions> = {}) =>
  readPdf(await confirmationPdf(fullBooking(more), { ...OPTIONS, ...options }))

test('says everything about a booking', async () => {
  const { pages, title, lang, text, links, isTagged } = await readOf()
  expect({ pages, title, lang, isTagged }).toEqual({
    pages: 1,
    title: 'Booking #17 · Harbor Mobile Notary',
    lang: 'en',
    isTagged: true,
  })
  for (const said of [
    'Booking confirmation',
    'Loan signing',
    'Friday, March 12, 2027',
    '9:00 AM to 10:30 AM',
    '1100 Congress Avenue, Houston',
    'María Núñez',
    '+17135550100',
    'Zoë Ångström',
    '$125.00',
    'Paid',
    'A valid passport or driving licence',
    'please knock',
    OPTIONS.pageUrl,
  ]) {
    expect(text).toContain(said)
  }
  expect(text).not.toContain('boxes')
  expect(new Set(links)).toEqual(new Set([OPTIONS.pageUrl]))
})

test('a cancelled one says so, and why', async () => {
  const { text } = await readOf({ status: 'cancelled', cancelReason: 'The papers are late' })
  expect(text).toContain('This booking is cancelled')
  expect(text).toContain('The papers are late')
  expect(text).not.toContain('A valid passport')
})

test.each(Object.keys(BOOKING_CATALOGUES))('in %s every letter can be written', async (locale) => {
  const words = bookingWords(locale, 'en')
  const said = Object.values(BOOKING_CATALOGUES[locale] ?? {}).join(' ')
  const { isWhole } = pieces(await facesOf(600), said)
  expect(isWhole).toBe(true)
  const { lang, text } = await readOf({ service: 'Ünïcôde Ελλάδα Россия Việt देवनागरी توثيق' }, { words })
  expect(lang).toBe(locale)
  expect(text).not.toContain(words('noLetters').slice(-12))
})

test('letters that no font has are said to be missing, and the page is named', async () => {
  const { text } = await readOf({ service: '公証 🏠' })
  expect(text).toContain('it shows boxes')
  expect(text).toContain(OPTIONS.pageUrl)
})

test('long lists go over several pages', async () => {
  const checklist = Array.from({ length: 20 }, (_, index) => `${index} ${'word '.repeat(55)}`)
  const { pages, text } = await readOf({ checklist, notes: 'x'.repeat(2_000) })
  expect(pages).toBeGreaterThan(1)
  expect(text).toContain('19 word')
})

describe('lines', () => {
  const setting = async (dir: 'ltr' | 'rtl', width: number) => ({
    faces: { 400: await facesOf(400), 600: await facesOf(600) },
    weight: 400 as const,
    size: 12,
    width,
    dir,
  })
  const seen = ({ lines }: ReturnType<typeof setText>) =>
    lines.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))

  test('Arabic words stand from the right, numbers and Latin words their own way', async () => {
    const { lines } = setText('عقد (Loan 12) رقم 34', await setting('rtl', 400))
    const order = (lines[0]?.glyphs ?? []).map(({ text }) => text.trim()).filter((text) => text !== '')
    expect(order).toEqual(['34', 'رقم', '(', 'Loan', '12', ')', 'عقد'])
  })

  test('whatever is written, no line is too wide and no letter is lost', async () => {
    const given = await setting('ltr', 90)
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.lorem({ maxCount: 20 }))
    fc.assert(
      fc.property(text, (words) => {
        const set = setText(words, given)
        for (const { width, glyphs } of set.lines) {
          expect(width <= 90 || glyphs.map(({ text: part }) => part).join('').length <= 2).toBe(true)
        }
        const letters = (of: string) => [...of.replace(/[^\p{Script=Latin}]/gu, '')].sort().join('')
        expect(letters(seen(set).join(''))).toBe(letters(words))
      }),
      { numRuns: 100 },
    )
  })
})
