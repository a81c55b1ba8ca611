import { expect, test } from 'vitest'
import { preferredLocales } from './locales.ts'

test.each([
  ['pt-PT', 'en', ['ar', 'en', 'pt-BR'], ['pt-BR', 'en', 'ar']],
  ['pt-BR', 'en', ['pt', 'pt-PT', 'en', 'pt-BR'], ['pt-BR', 'pt', 'pt-PT', 'en']],
  ['fr', 'en', ['ar', 'de', 'en'], ['en', 'ar', 'de']],
  ['fr', 'pt-BR', ['ar', 'pt-PT', 'pt'], ['pt', 'pt-PT', 'ar']],
])('who asks for %s where %s is spoken, of %j, would rather have %j', (asked, own, available, expected) => {
  expect(preferredLocales(asked, own, available)).toEqual(expected)
})
