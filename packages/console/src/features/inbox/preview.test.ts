import { expect, test } from 'vitest'
import { AGENTS, agentRef, conversationOf, customerOf, customerRef, systemRef } from '../../testing/fixtures.ts'
import { previewOf } from './preview.ts'

const me = AGENTS[0]
if (!me) throw new Error('The fixtures have an agent')
const base = conversationOf(1, customerOf(1), [])
const at = '2026-03-01T09:00:00.000Z'

test.each([
  ['the customer', customerRef(1), 'Where is\n my  lamp?', 'Where is my lamp?'],
  ['you', agentRef(1), 'On its way.', 'You: On its way.'],
  ['another agent', agentRef(2), 'On its way.', 'Sam: On its way.'],
  ['an agent who left', agentRef(9), 'On its way.', 'On its way.'],
  ['Deskbell', systemRef, 'Hello.', 'Hello.'],
])('written by %s', (_, by, preview, text) => {
  expect(previewOf({ ...base, lastMessage: { seq: 1, by, at, preview } }, me, AGENTS)).toBe(text)
})

test('says so before the first message', () => {
  expect(previewOf(base, me, AGENTS)).toBe('No message yet')
})
