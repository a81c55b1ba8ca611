import { expect, test } from 'vitest'
import { canonicalLocale, directionOf, nearestLocale } from './languages.ts'

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ja', 'ltr'],
  ['not a tag', 'ltr'],
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction)
})

test.each([
  [' PT-br ', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['not a tag', null],
  ['', null],
])('%j is %s', (tag, canonical) => {
  expect(canonicalLocale(tag)).toBe(canonical)
})

test('takes the nearest language there is', () => {
  const list = [{ locale: 'en' }, { locale: 'pt-BR' }, { locale: 'ar' }]
  expect(nearestLocale(list, 'ar')?.locale).toBe('ar')
  expect(nearestLocale(list, 'pt')?.locale).toBe('pt-BR')
  expect(nearestLocale(list, 'de')?.locale).toBe('en')
  expect(nearestLocale([], 'de')).toBeUndefined()
})
