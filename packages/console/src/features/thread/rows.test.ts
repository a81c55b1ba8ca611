import type { Note } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { agentRef, customerRef, entriesOf, idOf } from '../../testing/fixtures.ts'
import { lastDelivery } from './receipts.ts'
import { layOut } from './rows.ts'
import { firstUnread } from './unread.ts'

const ID = idOf('cnv', 1)
const at = (day: number, time: string) => new Date(`2026-03-0${day}T${time}:00`).toISOString()
const log = entriesOf(ID, 1, [
  { by: customerRef(1), at: at(1, '09:00'), text: 'a' },
  { by: customerRef(1), at: at(1, '09:02'), text: 'b' },
  { by: customerRef(1), at: at(1, '09:05'), text: 'c' },
  { by: agentRef(1), at: at(1, '09:06'), text: 'd' },
  { by: agentRef(1), at: at(1, '09:06'), does: { type: 'closed' } },
  { by: agentRef(1), at: at(1, '09:07'), text: 'e' },
  { by: agentRef(2), at: at(1, '09:07'), text: 'f' },
  { by: agentRef(2), at: at(2, '00:01'), text: 'g' },
])
const shape = (from: number | null) =>
  layOut(log, from).map((row) =>
    row.kind === 'group' ? row.messages.map((one) => one.content.text).join('') : row.kind,
  )

test('groups one author within three minutes, parted by deeds, marks and days', () => {
  expect(shape(null)).toEqual(['day', 'ab', 'c', 'd', 'system', 'e', 'f', 'day', 'g'])
})

test('the mark of the new stands before the first unread message and parts its group', () => {
  expect(shape(2)).toEqual(['day', 'a', 'new', 'b', 'c', 'd', 'system', 'e', 'f', 'day', 'g'])
})

test('every row has a key of its own', () => {
  const keys = layOut(log, 2).map((row) => row.key)
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  [0, null],
  [1, 3],
  [2, 2],
  [9, 1],
])('with %i unread the first is %s', (unread, seq) => {
  expect(firstUnread(log, unread)).toBe(seq)
})

const receipt = (deliveredSeq: number, readSeq: number) => [{ participant: customerRef(1), deliveredSeq, readSeq }]

test.each([
  ['nothing yet', [], 'sent'],
  ['an earlier one', receipt(7, 7), 'sent'],
  ['the delivery', receipt(8, 7), 'delivered'],
  ['the reading', receipt(8, 8), 'read'],
])('the last own message when the customer confirmed %s', (_, receipts, delivery) => {
  expect(lastDelivery(log, receipts, idOf('agt', 2))).toEqual({ entry: log[7], delivery })
})

test('says nothing once somebody else wrote after it', () => {
  expect(lastDelivery(log, receipt(8, 8), idOf('agt', 1))).toBeNull()
  expect(lastDelivery(log.slice(0, 3), receipt(8, 8), idOf('agt', 1))).toBeNull()
})

test('a deed after it does not hide it', () => {
  expect(lastDelivery(log.slice(0, 5), receipt(4, 4), idOf('agt', 1))).toEqual({ entry: log[3], delivery: 'read' })
})

const noteAt = (n: number, at: string): Note => ({
  ...{ id: idOf('not', n), conversationId: idOf('cnv', 1), authorId: idOf('agt', 1) },
  ...{ text: `Note ${n}`, mentions: [], attachments: [], at },
})

test('notes stand where their time is, part groups, and come last when nothing follows', () => {
  const log = entriesOf(idOf('cnv', 1), 1, [
    { by: customerRef(1), at: '2026-03-02T10:00:00.000Z', text: 'One' },
    { by: customerRef(1), at: '2026-03-02T10:01:00.000Z', text: 'Two' },
  ])
  const notes = [noteAt(1, '2026-03-02T10:00:30.000Z'), noteAt(2, '2026-03-02T10:05:00.000Z')]
  expect(layOut(log, null, notes).map((row) => row.kind)).toEqual(['day', 'group', 'note', 'group', 'note'])
})

test('notes older than the log reaches back wait for the older messages', () => {
  const said = [{ by: customerRef(1), at: '2026-03-02T10:00:00.000Z', text: 'Later' }]
  const note = noteAt(1, '2026-03-01T09:00:00.000Z')
  const kinds = (from: number) => layOut(entriesOf(idOf('cnv', 1), 1, said, from), null, [note]).map((row) => row.kind)
  expect(kinds(51)).toEqual(['day', 'group'])
  expect(kinds(1)).toEqual(['day', 'note', 'day', 'group'])
})
