import { describe, expect, test } from 'vitest'
import type { Plural } from '../../../../i18n/en.ts'
import { LAUNCHER_WORDS, type SupportedLocale } from '../../../../loader/words.ts'
import en from './en.ts'
import { loadHelpWords, speakOfHelp } from './words.ts'

const locales = Object.keys(LAUNCHER_WORDS) as SupportedLocale[]
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const formsOf = (phrase: string | Plural): string[] => (typeof phrase === 'string' ? [phrase] : Object.values(phrase))

describe.each(locales)('the words of help in %s', (locale) => {
  test('fill in what the English ones fill in, and leave nothing empty', async () => {
    const catalogue = (await loadHelpWords(locale)) as Readonly<Record<string, string | Plural>>
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
    for (const [key, phrase] of Object.entries(en as Readonly<Record<string, string | Plural>>)) {
      const wanted = placeholders(formsOf(phrase).at(-1) ?? '')
      for (const form of formsOf(catalogue[key] ?? '')) {
        expect({ key, form: form.trim() !== '', fills: placeholders(form) }).toEqual({ key, form: true, fills: wanted })
      }
    }
  })

  test('cover every plural of the language that is not said by "other"', async () => {
    const t = await speakOfHelp(locale, locale)
    for (const count of [0, 1, 2, 3, 11, 100]) {
      expect(t.count('results', count, { query: 'x' })).not.toMatch(/[#{}]|undefined/)
      expect(t.count('stepsDone', count, { done: 0 })).not.toMatch(/[#{}]|undefined/)
    }
  })
})

test('counts are written and inflected as the language does', async () => {
  const arabic = await speakOfHelp('ar-EG', 'ar')
  expect(arabic.count('articles', 2)).toBe('مقالان')
  expect(arabic.count('articles', 5)).toBe('٥ مقالات')
})

test('English is spoken where a language does not come', async () => {
  expect(await loadHelpWords('xx' as SupportedLocale)).toBe(en)
})
