import { FIELD_KINDS, type TicketField, TicketFields } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { moved } from '../../help/sort-handle.tsx'
import {
  changed,
  choicesAbove,
  type FieldDraft,
  faultsOf,
  type Keys,
  learn,
  named,
  newField,
  newOption,
  removed,
  toDrafts,
  toFields,
} from './field-draft.ts'

const FIELDS: TicketField[] = [
  {
    ...{ key: 'reason', kind: 'choice', label: 'Why?', required: true },
    options: [
      { value: 'refund', label: 'Refund' },
      { value: 'broken', label: 'It is broken' },
    ],
  },
  { key: 'amount', kind: 'number', label: 'How much?', required: false, min: 1, max: 9.5, hint: 'In euros' },
  { key: 'photo', kind: 'file', label: 'Photo', required: false, showWhen: { key: 'reason', is: ['broken'] } },
]

const at = (drafts: readonly FieldDraft[], index: number): FieldDraft => {
  const draft = drafts[index]
  if (!draft) throw new Error(`no question ${index}`)
  return draft
}

test('questions come back as they were saved', () => {
  expect(toFields(toDrafts(FIELDS))).toEqual(FIELDS)
  expect(faultsOf(toDrafts(FIELDS)).size).toBe(0)
})

test('new questions and choices get keys from their words, and keep those of others apart', () => {
  const twice = [0, 1].map(() => ({
    ...newField(),
    label: 'Why?',
    kind: 'choice' as const,
    options: [newOption('Yes'), newOption('yes!')],
  }))
  expect(toFields(twice).map((one) => [one.key, one.options?.map((option) => option.value)])).toEqual([
    ['why', ['yes', 'yes_2']],
    ['why_2', ['yes', 'yes_2']],
  ])
})

test('words may change: keys stay', () => {
  const drafts = toDrafts(FIELDS)
  const first = at(drafts, 0)
  const options = first.options.map((one) => ({ ...one, label: `${one.label} now` }))
  const fields = toFields(changed(drafts, { ...first, label: 'What is wrong?', options }))
  expect(fields[0]).toMatchObject({
    key: 'reason',
    label: 'What is wrong?',
    options: [{ value: 'refund' }, { value: 'broken' }],
  })
  expect(fields[2]?.showWhen).toEqual({ key: 'reason', is: ['broken'] })
})

test('what is saved once keeps its keys when its words change', () => {
  const keys: Keys = new Map()
  const draft = { ...newField(), label: 'Colour', kind: 'choice' as const, options: [newOption('Red')] }
  const saved = toFields([draft])
  learn(keys, [draft], saved)
  const later = { ...draft, label: 'Finish', options: draft.options.map((one) => ({ ...one, label: 'Brass' })) }
  expect(toFields(named([later], keys))).toEqual([
    { ...saved[0], label: 'Finish', options: [{ value: 'red', label: 'Brass' }] },
  ])
})

test('what depends on a choice follows it, or says that it cannot', () => {
  const drafts = toDrafts(FIELDS)
  const [first, photo] = [at(drafts, 0), at(drafts, 2)]
  expect(faultsOf(moved(drafts, 2, 0)).get(photo.id)).toEqual({ when: 'below' })
  const without = changed(drafts, { ...first, options: first.options.slice(0, 1) })
  expect(faultsOf(without).get(photo.id)).toEqual({ when: 'none' })
  expect(at(removed(drafts, first.id), 1).when).toBeNull()
  expect(at(changed(drafts, { ...first, kind: 'text' }), 2).when).toBeNull()
  expect(choicesAbove(drafts, photo.id).map((one) => one.key)).toEqual(['reason'])
  expect(choicesAbove(drafts, first.id)).toEqual([])
})

test('a question becomes a choice with room for the first', () => {
  const drafts = toDrafts(FIELDS)
  expect(at(changed(drafts, { ...at(drafts, 1), kind: 'choice' }), 1).options).toHaveLength(1)
})

test.each<[string, Partial<FieldDraft>, object]>([
  ['no words', { label: ' ' }, { label: true }],
  ['a choice of nothing', { kind: 'choice' }, { options: 'none' }],
  ['a choice without words', { kind: 'choice', options: [newOption('A'), newOption()] }, { options: 'unnamed' }],
  ['numbers in disorder', { kind: 'number', min: '3', max: '2' }, { range: true }],
  ['no number', { kind: 'number', min: 'three' }, { range: true }],
])('says what does not fit: %s', (_, part, fault) => {
  const draft = { ...newField(), label: 'Question', ...part }
  expect(faultsOf([draft]).get(draft.id)).toEqual(fault)
})

test('whatever is done to them, questions without faults are what the contract takes', () => {
  const draft = fc.record({
    label: fc.string({ maxLength: 20 }),
    kind: fc.constantFrom(...FIELD_KINDS),
    options: fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }),
    required: fc.boolean(),
    dependsOn: fc.option(fc.nat(5)),
    takes: fc.nat(3),
    min: fc.constantFrom('', '0', '-2,5', '7', 'x'),
    max: fc.constantFrom('', '4', '10'),
  })
  const step = fc.record({ from: fc.nat(5), to: fc.nat(5), drop: fc.boolean() })
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 6 }), fc.array(step, { maxLength: 4 }), (made, steps) => {
      let drafts: FieldDraft[] = []
      for (const { options, dependsOn, takes, ...one } of made) {
        const field = { ...newField(), ...one, options: options.map((label) => newOption(label)) }
        const on = dependsOn === null ? undefined : drafts[dependsOn]
        const when =
          on?.kind === 'choice' ? { field: on.id, options: on.options.slice(0, takes).map((o) => o.id) } : null
        drafts = [...drafts, { ...field, when }]
      }
      for (const { from, to, drop } of steps) {
        const one = drafts[from % Math.max(1, drafts.length)]
        if (!one) continue
        drafts = drop ? removed(drafts, one.id) : moved(drafts, drafts.indexOf(one), to % drafts.length)
      }
      const clean = v.is(TicketFields, toFields(drafts))
      if (faultsOf(drafts).size === 0 && !drafts.some(hasControls)) expect(clean).toBe(true)
    }),
  )
})

/** Names are one line; the fields of a form cannot hold anything else. */
const hasControls = (draft: FieldDraft) =>
  [draft.label, ...draft.options.map((one) => one.label)].some((text) => /\p{Cc}/u.test(text))
