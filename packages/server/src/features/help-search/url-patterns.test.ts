import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, fitting, pageOf } from './url-patterns.ts'

const SITE = 'https://www.example.com'

test.each([
  ['/', '/', true],
  ['/', '/orders', false],
  ['/orders', '/orders', true],
  ['/orders', '/orders/', true],
  ['/orders/', '/orders', true],
  ['/orders', '/orders/17', false],
  ['/orders', '/Orders', false],
  ['/orders/*', '/orders/17', true],
  ['/orders/*', '/orders', false],
  ['/orders/*', '/orders/17/refund', false],
  ['/orders/*/refund', '/orders/17/refund', true],
  ['/orders/**', '/orders', true],
  ['/orders/**', '/orders/17/refund', true],
  ['/**/refund', '/refund', true],
  ['/**/refund', '/a/b/c/refund', true],
  ['/**/refund', '/a/refund/b', false],
  ['/**/a/**/b', '/x/a/b/a/y/b', true],
  ['/**', '/', true],
  ['/order-*', '/order-17', true],
  ['/order-*', '/orders', false],
  ['/*-*-x', '/a-b-c-x', true],
  ['/a*a', '/a', false],
  ['/caf%C3%A9', '/café', true],
  ['/café', '/caf%C3%A9', true],
  ['/%zz', '/%zz', true],
  ['/orders', '/orders?from=mail#top', true],
  ['www.example.com/orders', '/orders', true],
  ['WWW.example.com/orders', '/orders', true],
  ['example.com/orders', '/orders', false],
  ['www.example.com:8443/orders', '/orders', false],
  ['/a.c', '/abc', false],
  ['/(a+)+$', '/aaa', false],
])('%s on %s: %s', (pattern, path, expected) => {
  expect(fits(pattern, pageOf(SITE + path))).toBe(expected)
})

test('a port counts where the pattern names one', () => {
  const page = pageOf('http://localhost:3000/orders')
  expect(['localhost/orders', 'localhost:3000/orders', 'localhost:4000/orders'].map((p) => fits(p, page))).toEqual([
    true,
    true,
    false,
  ])
})

test('rules that fit are named in their order', () => {
  const rules = ['/a', '/orders/**', '/orders/*'].map((pattern) => ({ pattern, articleIds: ['art_1'] }))
  expect(fitting(rules, pageOf(`${SITE}/orders/1`))).toEqual([1, 2])
  expect(fitting(rules, pageOf(`${SITE}/b`))).toEqual([])
})

test('is what a regular expression would say', () => {
  const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', 'ab')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.array(fc.constantFrom('a', 'b', 'ab', 'aab')), (pattern, path) => {
      const source = pattern.map((one) => (one === '**' ? '(?:/[^/]+)*' : `/${one.replace('*', '[^/]*')}`)).join('')
      expect(fits(`/${pattern.join('/')}`, pageOf(`${SITE}/${path.join('/')}`))).toBe(
        new RegExp(`^${source}$`).test(path.map((one) => `/${one}`).join('')),
      )
    }),
  )
})

test('no pattern takes long', () => {
  const pattern = '/**/a*'.repeat(300)
  const page = pageOf(`${SITE}/${'a/'.repeat(900)}`)
  const start = performance.now()
  fits(pattern, page)
  fits(`/${'a*'.repeat(900)}b`, pageOf(`${SITE}/${'a'.repeat(1_900)}`))
  expect(performance.now() - start).toBeLessThan(500)
})
