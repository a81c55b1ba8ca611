import { checkFields, isAsked, type TicketField } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankDraft, type ContactDraft, checkAnswers, isBlank, numberOf, readDraft, valuesOf } from './draft.ts'
import { faultsFrom, faultsOf, type OfferedType } from './faults.ts'
import { contactWords } from './words/words.ts'

const FILE = { id: 'att_01h455vb4pex5vsknk084sn02q', name: 'a.png', type: 'image/png', size: 1, image: null }
const key = fc.constantFrom('room', 'reason', 'amount', 'day', 'papers', 'note')

/** Fields of every kind; some depend on a choice above them. */
const fields: fc.Arbitrary<TicketField[]> = fc
  .uniqueArray(fc.tuple(key, fc.constantFrom('text', 'long_text', 'number', 'date', 'file', 'booking'), fc.boolean()), {
    selector: ([name]) => name,
    maxLength: 5,
  })
  .map((given) => [
    {
      key: 'kind',
      kind: 'choice',
      label: 'Kind',
      required: true,
      options: [
        { value: 'one', label: 'One' },
        { value: 'two', label: 'Two' },
      ],
    },
    ...given.map(
      ([name, kind, required], index): TicketField => ({
        key: name,
        kind: kind as TicketField['kind'],
        label: name,
        required,
        ...(index % 2 === 1 && { showWhen: { key: 'kind', is: ['two'] } }),
        ...(kind === 'number' && { min: 0, max: 10 }),
      }),
    ),
  ])

const typed = fc.oneof(
  fc.constantFrom('', '  ', 'one', 'two', '3', '3,5', '-1', '11', '2026-12-04', '2026-13-40'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const draft: fc.Arbitrary<ContactDraft> = fc.record({
  clientId: fc.string({ minLength: 1 }),
  tried: fc.boolean(),
  typeId: fc.option(fc.string()),
  booking: fc.string(),
  subject: fc.string(),
  text: fc.string({ unit: 'grapheme' }),
  answers: fc.dictionary(fc.oneof(key, fc.constant('kind')), typed),
  files: fc.dictionary(fc.oneof(key, fc.constant('')), fc.array(fc.constant(FILE), { maxLength: 2 })),
  name: fc.string(),
  email: fc.string(),
  phone: fc.string(),
  method: fc.constantFrom('email', 'phone', 'chat', null),
  pressing: fc.boolean(),
})

test('a draft comes back as it was kept, and nothing else is taken for one', () => {
  fc.assert(fc.property(draft, (one) => void expect(readDraft(JSON.stringify(one))).toEqual(one)))
  fc.assert(fc.property(fc.string(), (text) => void expect(readDraft(text)).toBeNull()))
  for (const other of ['', '{}', 'null', '[]', '{"clientId":"x","subject":1}']) expect(readDraft(other)).toBeNull()
})

test('what is sent fits the service’s own check, and nothing that is not asked goes with it', () => {
  fc.assert(
    fc.property(fields, draft, (asked, one) => {
      const { values, faulty } = checkAnswers(asked, one)
      const raw = valuesOf(asked, one)
      for (const name of Object.keys(values)) {
        const field = asked.find((each) => each.key === name)
        expect(field && isAsked(asked, field, raw)).toBe(true)
      }
      if (faulty.length === 0) expect(checkFields(asked, values)).toEqual({ values, errors: [] })
    }),
  )
})

test('every fault of a draft has words, and its own control', async () => {
  const t = await contactWords.speak('en', 'en')
  fc.assert(
    fc.property(fields, draft, fc.boolean(), (asked, one, person) => {
      const type = { id: 'tty_1', name: 'Type', fields: asked } as OfferedType
      const faults = faultsOf(t, type, one, { person })
      const { faulty } = checkAnswers(asked, one)
      for (const words of Object.values(faults)) expect(words).not.toMatch(/^$|must|undefined|[{}]/)
      expect(Object.keys(faults).filter((id) => id.startsWith('field_'))).toEqual(
        asked.filter((field) => faulty.some((each) => each.key === field.key)).map((field) => `field_${field.key}`),
      )
      expect('name' in faults).toBe(person && one.name.trim() === '')
    }),
  )
})

test.each([
  ['3', 3],
  [' 3,5 ', 3.5],
  ['-2.5', -2.5],
  ['', null],
  ['three', null],
  ['1e999', null],
])('%j as a number is %j', (text, number) => {
  expect(numberOf(text)).toBe(number)
})

test('a draft is blank until somebody typed or sent a file ahead', () => {
  const blank = blankDraft('x')
  expect(isBlank({ ...blank, typeId: 'tty_1', pressing: true, method: 'chat', subject: '  ' })).toBe(true)
  expect(isBlank({ ...blank, answers: { room: '12' } })).toBe(false)
  expect(isBlank({ ...blank, files: { '': [FILE] } })).toBe(false)
})

test('what the service finds wrong stands at its control', async () => {
  const t = await contactWords.speak('en', 'en')
  const field: TicketField = { key: 'amount', kind: 'number', label: 'Amount', required: true, max: 5 }
  const type = { fields: [field] } as unknown as OfferedType
  const errors = [
    { path: 'fields.amount', message: 'must be at most 5' },
    { path: 'body.content.text', message: 'too short' },
    { path: 'body.email', message: 'must be an e-mail address' },
    { path: 'typeId', message: 'is gone' },
  ]
  expect(faultsFrom(t, type, { ...blankDraft('x'), answers: { amount: '9' } }, errors)).toEqual({
    field_amount: 'At most 5.',
    text: 'too short',
    email: 'must be an e-mail address',
  })
})
