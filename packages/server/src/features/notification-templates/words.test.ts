import { NOTIFICATION_KIND_NAMES, placesOf, TemplateWords, unknownVariables, variablesOfKind } from '@deskbell/protocol'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ourWords } from './choose.ts'
import { sampleValues } from './samples/index.ts'
import { frameFor, languageChain, OUR_LANGUAGES, OUR_LOCALES } from './words/index.ts'

describe.each(NOTIFICATION_KIND_NAMES)('%s', (kind) => {
  /** What each text names. A person is greeted by one name here and by both there. */
  function namesIn(locale: string): Record<string, string[]> {
    const words = Object.entries(ourWords(kind, locale) ?? {})
    return Object.fromEntries(
      words.map(([field, text]) => {
        const names = placesOf(text).map(({ name }) => name.replace('recipient.first_name', 'recipient.name'))
        return [field, [...new Set(names)].sort()]
      }),
    )
  }

  test.each(OUR_LOCALES)('has words in %s that could be saved, and name what there is', (locale) => {
    const words = ourWords(kind, locale)
    if (!words) throw new Error('There are none')
    expect(v.parse(TemplateWords, words)).toEqual(words)
    const all = Object.values(words).join('\n')
    expect(unknownVariables(all, variablesOfKind(kind))).toEqual([])
    expect(all).not.toMatch(/[!¡]/)
    expect(all.replace(/\{\{[a-z_.]+(\|[^{}|]+)?\}\}/g, '')).not.toMatch(/[{}]/)
  })

  test.each(OUR_LOCALES)('says in %s what it says in English', (locale) => {
    const { heading, subject, short, body } = namesIn(locale)
    const english = namesIn('en')
    expect(body).toEqual(english.body)
    expect(short).toEqual(english.short)
    // Where a language cannot begin a sentence with a name of unknown gender, the heading alone has it.
    expect([...(heading ?? []), ...(subject ?? [])]).toEqual(
      expect.arrayContaining([...(english.heading ?? [])].filter((name) => english.subject?.includes(name))),
    )
  })

  test.each(OUR_LOCALES)('has a sample in %s of everything it may name', (locale) => {
    const samples = { ...sampleValues(kind, locale, 'https://example.com/'), 'workspace.name': 'Acme' }
    expect(Object.keys(samples).sort()).toEqual([...variablesOfKind(kind)].sort())
  })
})

test('nobody is greeted in another script', () => {
  const arabic = Object.values(OUR_LANGUAGES.ar?.words ?? {}).flatMap((words) => Object.values(words))
  expect(arabic.filter((text) => /[a-z]/i.test(text.replace(/\{\{.*?\}\}|Deskbell/g, '')))).toEqual([])
})

test.each([
  ['pt-BR', ['pt-BR', 'pt', 'en'], 'pt-BR'],
  ['pt-PT', ['pt-PT', 'pt', 'pt-BR', 'en'], 'pt-BR'],
  ['de-AT', ['de-AT', 'de', 'en'], 'de'],
  ['en-GB', ['en-GB', 'en'], 'en'],
  ['fr', ['fr', 'en'], 'en'],
])('%s is answered in the nearest language there is', (locale, chain, frame) => {
  expect(languageChain(locale)).toEqual(chain)
  expect(frameFor(locale).locale).toBe(frame)
})
