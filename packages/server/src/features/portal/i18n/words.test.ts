import { describe, expect, test } from 'vitest'
import { CATALOGUES, directionOf, ownNameOf, wordsFor } from './words.ts'

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe.each(Object.keys(CATALOGUES))('%s', (locale) => {
  const { en, [locale]: catalogue } = CATALOGUES as Record<string, Record<string, string | Record<string, string>>>
  if (!en || !catalogue) throw new Error(`There is no catalogue ${locale}`)

  test('says everything, and fills in the same', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
    for (const [key, said] of Object.entries(catalogue)) {
      const forms = typeof said === 'string' ? [said] : Object.values(said)
      const given = en[key]
      const wanted = holes(typeof given === 'string' ? given : (given?.other ?? ''))
      for (const form of forms) expect([key, form.trim() === form, holes(form)]).toEqual([key, true, wanted])
    }
  })

  test('has a form for every count', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    const plurals = Object.values(catalogue).filter((said) => typeof said !== 'string')
    for (const forms of plurals) expect(Object.keys(forms).sort()).toEqual([...pluralCategories].sort())
  })

  test('does not raise its voice', () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/!|\bOops|\.\.\./)
  })
})

test.each([
  ['pt-PT', 'en', 'pt-BR'],
  ['de-AT', 'en', 'de'],
  ['fr', 'de', 'de'],
  ['fr', 'nl', 'en'],
  ['ar-EG', 'en', 'ar'],
])('somebody who speaks %s of a workspace that speaks %s reads %s', (locale, own, expected) => {
  expect(wordsFor(locale, own).locale).toBe(expected)
})

test('counts, names and directions', () => {
  expect(wordsFor('en', 'en').count('resultsFor', 1_234, { query: '#{query}' })).toBe('1,234 results for “#{query}”')
  expect(wordsFor('ar', 'en').count('articles', 2)).toBe('مقالتان')
  expect(['en', 'ar', 'he-IL', 'az'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr'])
  expect([ownNameOf('pt-BR'), ownNameOf('ar'), ownNameOf('de')]).toEqual(['Português (Brasil)', 'العربية', 'Deutsch'])
  const { duration } = wordsFor('en', 'en')
  expect([15, 60, 90, 120, 2_880].map(duration)).toEqual(['15 minutes', '1 hour', '90 minutes', '2 hours', '2 days'])
})
