import type { Ticket } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TicketDesk, TicketNews } from '../../../app/ticket-desk.ts'
import { idOf } from '../../../testing/fixtures.ts'
import { ticketScenes } from '../../../testing/tickets/scenario.ts'
import { createLiveTickets } from './live-tickets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Page = { items: Ticket[]; nextCursor: string | null }
const base = ticketScenes()[0]?.ticket as Ticket
const ticket = (n: number, subject = `Ticket ${n}`): Ticket => ({ ...base, id: idOf('tkt', n), number: n, subject })

/** A list whose questions are answered by hand. */
function setUp() {
  const asked: { query: Record<string, unknown>; answer: (page: Page) => void; fail: (error: Error) => void }[] = []
  const listeners = new Set<(news: TicketNews) => void>()
  const list = createLiveTickets(
    {
      api: {
        list: (query) => new Promise<Page>((answer, fail) => asked.push({ query: { ...query }, answer, fail })),
      } as TicketDesk['api'],
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    { status: 'open' },
  )
  const tell = (news: TicketNews) => {
    for (const listener of listeners) listener(news)
  }
  const settle = () => vi.advanceTimersByTimeAsync(0)
  const subjects = () => list.state.value.items.map((one) => one.subject)
  return { asked, list, tell, settle, subjects, listeners }
}

test('loads a page, then the next, and shows none twice', async () => {
  const { asked, list, settle, subjects } = setUp()
  asked[0]?.answer({ items: [ticket(1), ticket(2)], nextCursor: 'c1' })
  await settle()
  expect(list.state.value).toMatchObject({ load: 'ready', hasMore: true })
  void list.loadMore()
  asked[1]?.answer({ items: [ticket(2), ticket(3)], nextCursor: null })
  await settle()
  expect(asked[1]?.query).toMatchObject({ status: 'open', cursor: 'c1' })
  expect(subjects()).toEqual(['Ticket 1', 'Ticket 2', 'Ticket 3'])
  expect(list.state.value.hasMore).toBe(false)
})

test('many news are one question, and an own change shows before it', async () => {
  const { asked, tell, settle, subjects } = setUp()
  asked[0]?.answer({ items: [ticket(1)], nextCursor: null })
  await settle()
  tell({ kind: 'ticket', ticketId: idOf('tkt', 1) })
  tell({ kind: 'missed' })
  tell({ kind: 'shown', ticket: ticket(1, 'In better words') })
  tell({ kind: 'note', conversationId: base.conversationId })
  tell({ kind: 'read', conversationId: base.conversationId })
  expect(subjects()).toEqual(['In better words'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toHaveLength(2)
  asked[1]?.answer({ items: [ticket(4), ticket(1)], nextCursor: null })
  await settle()
  expect(subjects()).toEqual(['Ticket 4', 'Ticket 1'])
})

test('a late answer to an earlier question is dropped', async () => {
  const { asked, list, settle, subjects } = setUp()
  void list.reload()
  asked[1]?.answer({ items: [ticket(2)], nextCursor: null })
  await settle()
  asked[0]?.answer({ items: [ticket(1)], nextCursor: null })
  await settle()
  expect(subjects()).toEqual(['Ticket 2'])
})

test('what is shown stays when it cannot be asked for again; the first time it says so', async () => {
  const { asked, list, settle, subjects } = setUp()
  asked[0]?.fail(new Error('No answer'))
  await settle()
  expect(list.state.value.load).toBe('failed')
  void list.reload()
  expect(list.state.value.load).toBe('loading')
  asked[1]?.answer({ items: [ticket(1)], nextCursor: null })
  await settle()
  void list.reload()
  asked[2]?.fail(new Error('No answer'))
  await settle()
  expect([list.state.value.load, ...subjects()]).toEqual(['ready', 'Ticket 1'])
})

test('nothing is asked once it is let go of', async () => {
  const { asked, list, tell, listeners } = setUp()
  tell({ kind: 'missed' })
  list.release()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toHaveLength(1)
  expect(listeners.size).toBe(0)
})
