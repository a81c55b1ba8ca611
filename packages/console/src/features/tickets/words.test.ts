import { expect, test } from 'vitest'
import { subjectOf } from './fields/subject-of.ts'
import { choicesFrom, isDone } from './steps.ts'
import { tagOf, tagsOf } from './tags.ts'

test.each([
  ['  Refund ', 'refund'],
  ['Two\nlines\there', 'two lines here'],
  ['x'.repeat(60), 'x'.repeat(40)],
  [' ', ''],
])('the tag of %j is %j', (text, tag) => {
  expect(tagOf(text)).toBe(tag)
})

test('tags are parted by commas, each once', () => {
  expect(tagsOf('Arc, damage,, ARC ,  late ')).toEqual(['arc', 'damage', 'late'])
})

test.each([
  ['Is anybody there? I cannot get through.', 'Is anybody there?'],
  ['First line\nand more', 'First line'],
  ['', ''],
  [`${'word '.repeat(30)}`, 'word '.repeat(16).trim()],
])('the subject of %j', (text, subject) => {
  expect(subjectOf(text)).toBe(subject)
})

test('a choice of status begins with the present one and offers what may follow', () => {
  expect(choicesFrom('resolved')).toEqual(['resolved', 'open', 'assigned', 'in_progress', 'closed'])
  expect([isDone('resolved'), isDone('closed'), isDone('waiting')]).toEqual([true, true, false])
})
