import { Slug } from '@deskbell/protocol'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'

test.each([
  ['Track an order', 'track-an-order'],
  ['  What’s new? ', 'whats-new'],
  ['Größe ändern', 'grosse-andern'],
  ['أين طلبي', ''],
  ['API v2 – keys', 'api-v2-keys'],
])('%j gives %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('whatever it gives fits, or it gives nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (title) => {
      const slug = slugOf(title)
      expect(slug === '' || v.is(Slug, slug)).toBe(true)
    }),
  )
})
