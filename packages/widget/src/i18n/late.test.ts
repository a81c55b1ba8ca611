import { describe, expect, test } from 'vitest'
import { LAUNCHER_WORDS, type SupportedLocale } from '../loader/words.ts'
import { contactWords } from '../messenger/features/contact/words/words.ts'
import { filesWords } from '../messenger/features/files/words/words.ts'
import { messagesWords } from '../messenger/features/messages/words/words.ts'
import { notesWords } from '../messenger/features/notes/words/words.ts'
import { choicesWords } from '../messenger/features/notices/choices/words/words.ts'
import { noticesWords } from '../messenger/features/notices/words/words.ts'
import { ticketsWords } from '../messenger/features/tickets/words/words.ts'
import type { Plural } from './en.ts'
import { lateWords } from './late.ts'
import { translator } from './translate.ts'

type Words = Readonly<Record<string, string | Plural>>

const CATALOGUES = {
  choices: choicesWords,
  contact: contactWords,
  files: filesWords,
  messages: messagesWords,
  notes: notesWords,
  notices: noticesWords,
  tickets: ticketsWords,
}
const locales = Object.keys(LAUNCHER_WORDS) as SupportedLocale[]
const cases = Object.entries(CATALOGUES).flatMap(([name, words]) => locales.map((locale) => ({ name, locale, words })))
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const formsOf = (phrase: string | Plural): string[] => (typeof phrase === 'string' ? [phrase] : Object.values(phrase))

describe.each(cases)('the words of $name in $locale', ({ locale, words }) => {
  test('fill in what the English ones fill in, and leave nothing empty', async () => {
    const en = (await words.load('en')) as Words
    const catalogue = (await words.load(locale)) as Words
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
    for (const [key, phrase] of Object.entries(en)) {
      const wanted = placeholders(formsOf(phrase).at(-1) ?? '')
      for (const form of formsOf(catalogue[key] ?? '')) {
        expect({ key, form: form.trim() !== '', fills: placeholders(form) }).toEqual({ key, form: true, fills: wanted })
      }
    }
  })

  test('cover every plural of the language that is not said by "other"', async () => {
    const catalogue = (await words.load(locale)) as Words
    const t = translator(locale, catalogue)
    for (const [key, phrase] of Object.entries(catalogue)) {
      if (typeof phrase === 'string') continue
      for (const count of [0, 1, 2, 3, 11, 100]) expect(t.count(key, count)).not.toMatch(/[#{}]|undefined/)
    }
  })
})

test('English is spoken where a language does not come', async () => {
  const words = lateWords(
    { hello: 'Hello' },
    {
      de: () => Promise.reject(new Error('gone')),
      ar: async () => ({ default: { hello: 'مرحبا' } }),
      'pt-BR': async () => ({ default: { hello: 'Olá' } }),
    },
  )
  expect((await words.speak('de', 'de'))('hello')).toBe('Hello')
  expect((await words.speak('pt-BR', 'pt-BR'))('hello')).toBe('Olá')
})
