import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress, pathOf } from './address.ts'

test.each([
  ['/help', null, null, { name: 'home' }],
  ['/contact', null, null, { name: 'contact' }],
  ['/help/faq', null, null, { name: 'faq' }],
  ['/help/search', null, null, { name: 'search' }],
  ['/help/orders', null, null, { name: 'category', slug: 'orders' }],
  ['/help/articles/get-a-refund', null, null, { name: 'article', slug: 'get-a-refund' }],
  ['/help/articles/get-a-refund/feedback', null, null, { name: 'feedback', slug: 'get-a-refund' }],
  ['/pt-BR/help/orders', null, 'pt-BR', { name: 'category', slug: 'orders' }],
  ['/zh-Hant-TW/contact', null, 'zh-Hant-TW', { name: 'contact' }],
  ['/w/wk_1/help', 'wk_1', null, { name: 'home' }],
  ['/w/wk_1/ar/help/articles/x', 'wk_1', 'ar', { name: 'article', slug: 'x' }],
  ['/w/wk_1/sitemap.xml', 'wk_1', null, { name: 'sitemap', part: 0 }],
  ['/sitemap-12.xml', null, null, { name: 'sitemap', part: 12 }],
  ['/robots.txt', null, null, { name: 'robots' }],
  ['/help/assets/portal.css', null, null, { name: 'asset', file: 'portal.css' }],
  ['/support/preferences/wsp_1.cus_1.2a5.x-_', null, null, { name: 'preferences', token: 'wsp_1.cus_1.2a5.x-_' }],
  ['/w/wk_1/de/support/unsubscribe/support/a.b', 'wk_1', 'de', { name: 'unsubscribe', topic: 'support', token: 'a.b' }],
  ['/support/unsubscribe/support', null, null, { name: 'nowhere', path: '/support/unsubscribe/support' }],
  ['/bookings', null, null, { name: 'bookings' }],
  ['/ar/bookings/x_-1/answer', null, 'ar', { name: 'booking', token: 'x_-1', act: 'answer' }],
  ['/w/wk_1/bookings/x', 'wk_1', null, { name: 'booking', token: 'x', act: null }],
  ['/de/bookings/x/calendar.ics', null, 'de', { name: 'booking-file', token: 'x', file: 'calendar.ics' }],
  ['/help/Orders', null, null, { name: 'nowhere', path: '/help/Orders' }],
  ['/help/a/b/c', null, null, { name: 'nowhere', path: '/help/a/b/c' }],
])('%s is a place', (path, workspaceKey, locale, place) => {
  expect(parseAddress(path)).toEqual({ workspaceKey, locale, place })
})

test.each([
  '/',
  '/helpdesk',
  '/v1/help/articles',
  '/console/help',
  '/demo/help',
  '/w/wk_1',
  '/help/files/fil_1/plan.png',
  '/ar/robots.txt',
  '/ar/sitemap.xml',
  '/sitemap-0.xml',
  '/contact/us',
  '/bookings/x/other',
  '/v1/bookings/x',
])('%s is none of ours', (path) => {
  expect(parseAddress(path)).toBeNull()
})

test('a place is found again at its own path', () => {
  const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/)
  const place = fc.oneof(
    fc.constantFrom('home', 'search', 'faq', 'contact').map((name) => ({ name }) as const),
    fc.record({ name: fc.constantFrom('article' as const, 'feedback' as const), slug }),
    fc.record({ name: fc.constant('preferences' as const), token: fc.stringMatching(/^[\w-][\w.-]{0,99}$/) }),
    fc.record({ name: fc.constant('sitemap' as const), part: fc.nat(9_999) }),
  )
  fc.assert(
    fc.property(place, (one) => {
      expect(parseAddress(pathOf(one))?.place).toEqual(one)
    }),
  )
})

test('whatever is asked, reading it takes no time and throws nothing', () => {
  fc.assert(fc.property(fc.webPath(), fc.string(), (path, tail) => void parseAddress(`/help${path}${tail}`)))
  const started = performance.now()
  parseAddress(`/help/${'a-'.repeat(50_000)}`)
  parseAddress(`/${'a-'.repeat(50_000)}/help`)
  expect(performance.now() - started).toBeLessThan(200)
})
