import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRoute } from '../../app/routes.ts'
import { metricsOf } from '../../testing/setup/metrics.ts'
import { parseFilters } from '../tickets/list/filters.ts'
import { barsOf, roundTop } from './bars.ts'
import { metricsRows, toCsv } from './csv.ts'
import { changeOf, figure, spanText } from './figures.ts'
import { listHref } from './links.ts'
import { before, dateOf, spanOf } from './period.ts'

const DAY = 86_400_000
const NOW = new Date(2026, 2, 31, 15, 30).getTime()

test.each([
  [{ days: 7 }, '2026-03-25', '2026-03-31'],
  [{ days: 30 }, '2026-03-02', '2026-03-31'],
  [{ from: '2026-02-10', to: '2026-02-10' }, '2026-02-10', '2026-02-10'],
  [{ from: '2026-03-01', to: '2027-03-31' }, '2026-03-01', '2026-03-31'],
])('%j begins and ends within its days', (period, first, last) => {
  const span = spanOf(period, NOW)
  expect(span && [dateOf(span.from), dateOf(span.to - 1)]).toEqual([first, last])
})

test.each([
  { from: '2026-03-02', to: '2026-03-01' },
  { from: '2026-04-02', to: '2026-04-05' },
  { from: '2024-03-01', to: '2026-03-01' },
  { from: '', to: '2026-03-01' },
])('%j is no period', (period) => {
  expect(spanOf(period, NOW)).toBeNull()
})

test('what is compared with lies just before, and is as long', () => {
  const span = { from: NOW - 7 * DAY, to: NOW }
  expect(before(span)).toEqual({ from: NOW - 14 * DAY, to: NOW - 7 * DAY })
})

test.each([
  [0, '0 min'],
  [42.4, '42 min'],
  [95, '1 h 35 min'],
  [120, '2 h'],
  [1_500, '1 d 1 h'],
  [2_885, '2 d'],
])('%d minutes are %s', (minutes, text) => {
  expect(spanText(minutes)).toBe(text)
})

test.each<[number | null, number | null, Parameters<typeof changeOf>[2], ReturnType<typeof changeOf>]>([
  [12, 10, 'count', { direction: 'up', text: '20% more' }],
  [0, 10, 'count', { direction: 'down', text: '100% less' }],
  [3, 0, 'count', null],
  [null, 4, 'minutes', null],
  [42, 55, 'minutes', { direction: 'down', text: '13 min less' }],
  [0.92, 0.95, 'share', { direction: 'down', text: '3 points less' }],
  [4.31, 4.3, 'score', { direction: 'same', text: 'As before' }],
])('%d after %d, as %s', (now, was, unit, change) => {
  expect(changeOf(now, was, unit)).toEqual(change)
})

test('what nobody knows is a dash', () => {
  expect(figure(null, 'minutes')).toBe('–')
})

test('bars lie within their box, apart from each other', () => {
  const day = fc.record({ created: fc.nat(5_000), resolved: fc.nat(5_000) })
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 366 }), (days) => {
      const { top, days: bars } = barsOf(days, 1000, 200)
      const flat = bars.flatMap((one) => [one.created, one.resolved])
      expect(top).toBeGreaterThanOrEqual(Math.max(...days.flatMap((one) => [one.created, one.resolved])))
      for (const [index, bar] of flat.entries()) {
        const next = flat[index + 1]
        expect(bar.x).toBeGreaterThanOrEqual(-0.6)
        expect(bar.x + bar.width).toBeLessThanOrEqual(1000.6)
        expect(bar.y + bar.height).toBeCloseTo(200)
        if (next) expect(bar.x).toBeLessThan(next.x)
      }
    }),
  )
})

test.each([
  [0, 1],
  [1, 1],
  [13, 15],
  [15, 15],
  [41, 60],
  [100, 100],
])('the top over %d is %d', (most, top) => {
  expect(roundTop(most)).toBe(top)
})

test('every figure is in the file, as a spreadsheet reads it', () => {
  const metrics = metricsOf('2026-03-01T00:00:00.000Z', '2026-03-08T00:00:00.000Z', false, false)
  const lines = toCsv(metricsRows(metrics)).split('\r\n')
  expect(lines[0]).toBe('Section,Name,Value,Unit')
  expect(lines).toContain(`Figures,Created,${metrics.created},tickets`)
  expect(lines).toContain(`By channel,Contact form,${metrics.byChannel[0]?.count},tickets`)
  expect(lines).toContain(`Created,2026-03-08,${metrics.perDay.at(-1)?.created},tickets`)
  expect(lines).toContain('Figures,"First answer, median",55,minutes')
})

test('texts are quoted where they must be, and none is a formula', () => {
  expect(toCsv([['a "b"', 'c,d', '=HYPERLINK("x")', -4, null]])).toBe('"a ""b""","c,d","\'=HYPERLINK(""x"")",-4,\r\n')
})

test('a figure leads to the list of what it counts', () => {
  const href = new URL(
    listHref({ from: NOW - 7 * DAY, to: NOW }, '', { status: 'open,waiting' }),
    'https://desk.example',
  )
  expect(parseRoute(href.pathname)).toEqual({ name: 'tickets', view: 'all', ticketId: null })
  expect(parseFilters(href.search)).toMatchObject({ status: ['open', 'waiting'], from: '2026-03-24', to: '2026-03-31' })
})
