import { describe, expect, test } from 'vitest'
import { LAUNCHER_WORDS, pickLocale, type SupportedLocale } from '../loader/words.ts'
import { loadCatalogue } from './catalogues.ts'
import en, { type Catalogue, type Plural } from './en.ts'
import { translator } from './translate.ts'

const locales = Object.keys(LAUNCHER_WORDS) as SupportedLocale[]
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const formsOf = (phrase: string | Plural): string[] => (typeof phrase === 'string' ? [phrase] : Object.values(phrase))

describe.each(locales)('the words in %s', (locale) => {
  test('fill in what the English ones fill in, and leave nothing empty', async () => {
    const catalogue = (await loadCatalogue(locale)) as Readonly<Record<string, string | Plural>>
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
    for (const [key, phrase] of Object.entries(en as Readonly<Record<string, string | Plural>>)) {
      const wanted = placeholders(formsOf(phrase).at(-1) ?? '')
      for (const form of formsOf(catalogue[key] ?? '')) {
        expect({ key, form: form.trim() !== '', fills: placeholders(form) }).toEqual({ key, form: true, fills: wanted })
      }
    }
  })

  test('cover every plural of the language that is not said by "other"', async () => {
    const catalogue = await loadCatalogue(locale)
    const t = translator(locale, catalogue)
    for (const count of [0, 1, 2, 3, 11, 100]) expect(t.count('unread', count)).not.toMatch(/[#{}]|undefined/)
  })
})

test('English is spoken where a language does not come', async () => {
  expect(await loadCatalogue('xx' as SupportedLocale)).toBe(en satisfies Catalogue)
})

test('counts are written and inflected as the language does', async () => {
  const arabic = translator('ar-EG', await loadCatalogue('ar'))
  expect(arabic.count('unread', 2)).toBe('رسالتان غير مقروءتين')
  expect(arabic.count('unread', 5)).toBe('٥ رسائل غير مقروءة')
  expect(translator('en', en).count('unread', 1200)).toBe('1,200 unread messages')
})

test.each([
  [['de'], 'de'],
  [['de-AT'], 'de'],
  [['pt-PT'], 'pt-BR'],
  [['PT-br'], 'pt-BR'],
  [[undefined, 'xx', 'ar-EG'], 'ar'],
  [['xx'], 'en'],
  [[], 'en'],
])('of %j the best we have is %s', (wanted, found) => {
  expect(pickLocale(...wanted)).toBe(found)
})
