import { expect, test } from 'vitest'
import { createDrafts } from '../../app/drafts.ts'
import { inTheme, keep, readKept, saidOfWords, sameWords, withVariable } from './words.ts'

const WORDS = { subject: 'A', heading: 'B', body: 'C', button: '', short: 'D' }

test('keeps unsaved words by kind and language, and forgets them', () => {
  const drafts = createDrafts(null)
  keep(drafts, 'ticket_reply', 'de', WORDS)
  expect(readKept(drafts, 'ticket_reply', 'de')).toEqual(WORDS)
  expect(readKept(drafts, 'ticket_reply', 'en')).toBeNull()
  keep(drafts, 'ticket_reply', 'de', null)
  expect(readKept(drafts, 'ticket_reply', 'de')).toBeNull()
})

test('what cannot be read is as if it were not there', () => {
  const drafts = createDrafts(null)
  drafts.set('mail.ticket_reply.de', '{"subject":1}')
  expect(readKept(drafts, 'ticket_reply', 'de')).toBeNull()
})

test('words differ where one part differs', () => {
  expect(sameWords(WORDS, { ...WORDS })).toBe(true)
  expect(sameWords(WORDS, { ...WORDS, short: 'E' })).toBe(false)
})

test('puts a variable where the caret is', () => {
  expect(withVariable('Hello you,', 'recipient.name', 6, 9)).toEqual({ text: 'Hello {{recipient.name}},', at: 24 })
})

test('dark rules count always or never', () => {
  const html =
    '<meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.a{color:red}}</style>'
  expect(inTheme(html, 'dark')).toBe(
    '<meta name="color-scheme" content="dark"><style>:root{color-scheme:dark}@media all{.a{color:red}}</style>',
  )
  expect(inTheme(html, 'light')).toContain('@media not all{')
})

test('what the service says of a field is a sentence', () => {
  expect(saidOfWords({ 'words.body': 'must not be empty', locale: 'is no language' })).toEqual({
    body: 'Must not be empty.',
  })
})
