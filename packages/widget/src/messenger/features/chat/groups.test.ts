import type { Entry } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { type Item, layOut } from './groups.ts'

const START = new Date(2026, 2, 18, 14, 0).getTime()
const me = { kind: 'customer' as const, id: 'cus_1' }
const ana = { kind: 'agent' as const, id: 'agt_ana' }
const rui = { kind: 'agent' as const, id: 'agt_rui' }

function said(seq: number, by: Entry['by'], minute: number): Entry {
  return {
    type: 'message',
    id: `ent_${seq}`,
    conversationId: 'cnv_1',
    seq,
    at: new Date(START + minute * 60_000).toISOString(),
    by,
    clientId: `client-${seq}`,
    content: { type: 'text', text: `${seq}` },
  }
}
const closed = (seq: number, minute: number): Entry => {
  const { id, conversationId, at } = said(seq, ana, minute)
  return { id, conversationId, seq, at, by: ana, type: 'closed' }
}
const outline = (items: readonly Item[]): string =>
  items
    .map((item) =>
      item.kind === 'group' ? `${item.own ? 'me' : item.by.id}(${item.bubbles.map((one) => one.text)})` : item.kind,
    )
    .join(' ')
const pending = (clientId: string, minute: number) => ({
  clientId,
  text: clientId,
  createdAt: START + minute * 60_000,
  status: 'sending' as const,
  trouble: null,
  retryable: true,
})

test('messages of one person within three minutes stand together', () => {
  const log = [said(1, me, 0), said(2, me, 3), said(3, me, 6.01), said(4, ana, 6.5), said(5, rui, 6.6), said(6, me, 7)]
  expect(outline(layOut(log, [], null))).toBe('day me(1,2) me(3) agt_ana(4) agt_rui(5) me(6)')
})

test('a note ends a group', () => {
  expect(outline(layOut([said(1, ana, 0), closed(2, 1), said(3, ana, 1)], [], null))).toBe(
    'day agt_ana(1) note agt_ana(3)',
  )
})

test('each day has a line, and a group does not reach over midnight', () => {
  const log = [said(1, me, 599), said(2, me, 601), said(3, me, 601 + 24 * 60)]
  expect(outline(layOut(log, [], null))).toBe('day me(1) day me(2) day me(3)')
})

test('a line stands before the first unread answer, not before one’s own', () => {
  const log = [said(1, me, 0), said(2, me, 1), said(3, ana, 2), said(4, ana, 3)]
  expect(outline(layOut(log, [], 1))).toBe('day me(1,2) new agt_ana(3,4)')
  expect(outline(layOut(log, [], 4))).toBe('day me(1,2) agt_ana(3,4)')
})

test('what is on its way joins the group it will belong to, and stands once', () => {
  const items = layOut([said(1, me, 0)], [pending('new-1', 1), pending('client-1', 0)], null)
  expect(outline(items)).toBe('day me(1,new-1)')
})

test('a bubble keeps its key when the message is acknowledged', () => {
  const keys = (items: Item[]) =>
    items.flatMap((item) => (item.kind === 'group' ? item.bubbles.map((one) => one.key) : []))
  expect(keys(layOut([], [pending('client-1', 0)], null))).toEqual(keys(layOut([said(1, me, 0)], [], null)))
})

test('a message that is only a place has something to show', () => {
  const location = { latitude: 38.7, longitude: -9.1 }
  const sent = { ...said(1, ana, 0), content: { type: 'text', text: '', location } } as Entry
  const [, group] = layOut([sent, said(2, ana, 1)], [], null)
  const bubbles = group?.kind === 'group' ? group.bubbles : []
  expect(bubbles.map(({ extras }) => extras?.location)).toEqual([location, undefined])
})
