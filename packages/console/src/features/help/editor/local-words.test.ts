import { expect, test } from 'vitest'
import { createDrafts } from '../../../app/drafts.ts'
import { keepWords, NO_WORDS, readKept, sameWords, wordsOf } from './local-words.ts'

const ARTICLE = 'art_01h455vb4pex5vsknk084sn02q'

function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size
    },
  }
}

test('unsaved words outlive a reload, by article and language, until they are let go', () => {
  const place = storage()
  const kept = { base: 3, at: 1_000, from: null, words: { ...NO_WORDS, title: 'Arc', body: 'Text' } }
  keepWords(createDrafts(place), ARTICLE, 'en', kept)
  const after = createDrafts(place)
  expect(readKept(after, ARTICLE, 'en')).toEqual(kept)
  expect(readKept(after, ARTICLE, 'ar')).toBeNull()
  keepWords(after, ARTICLE, 'en', null)
  expect(readKept(createDrafts(place), ARTICLE, 'en')).toBeNull()
})

test.each(['{"base":', '{"base":"one"}', '[]'])('what is kept and cannot be read counts as nothing: %s', (text) => {
  const drafts = createDrafts(storage())
  drafts.set(`${ARTICLE}.en`, text)
  expect(readKept(drafts, ARTICLE, 'en')).toBeNull()
})

test('words are compared whole, and carry nothing else', () => {
  const version = { ...NO_WORDS, title: 'Arc', number: 4, at: 'then' }
  expect(wordsOf(version)).toEqual({ ...NO_WORDS, title: 'Arc' })
  expect(sameWords(version, { ...NO_WORDS, title: 'Arc' })).toBe(true)
  for (const key of ['title', 'excerpt', 'body', 'searchKeywords'] as const)
    expect(sameWords(NO_WORDS, { ...NO_WORDS, [key]: 'x' })).toBe(false)
})
