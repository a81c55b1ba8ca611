import { PRIORITIES, TICKET_STATUSES, TICKET_TRANSITIONS, type Ticket } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketChange } from '../../../api/tickets-api.ts'
import { idOf } from '../../../testing/fixtures.ts'
import { ticketScenes } from '../../../testing/tickets/scenario.ts'
import { chunksOf, inverseOf } from './bulk.ts'

const base = ticketScenes()[0]?.ticket as Ticket
const TAGS = ['arc', 'damage', 'late']
const ticket = fc
  .record({
    status: fc.constantFrom(...TICKET_STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    assigneeId: fc.constantFrom(null, idOf('agt', 1), idOf('agt', 2)),
    teamId: fc.constantFrom(null, idOf('tem', 1)),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
  })
  .map(({ status, ...work }) => ({ ...base, status, work: base.work && { ...base.work, ...work } }))
const tickets = fc
  .array(ticket, { maxLength: 12 })
  .map((all) => all.map((one, n): Ticket => ({ ...one, id: idOf('tkt', n) })))
const change: fc.Arbitrary<TicketChange> = fc.oneof(
  fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...TICKET_STATUSES) }),
  fc.record({ do: fc.constant('priority' as const), priority: fc.constantFrom(...PRIORITIES) }),
  fc.record({ do: fc.constant('assign' as const), assigneeId: fc.constantFrom(null, idOf('agt', 1)) }),
  fc.record({ do: fc.constant('team' as const), teamId: fc.constantFrom(null, idOf('tem', 1)) }),
  fc.record({
    do: fc.constantFrom('add_tags' as const, 'remove_tags' as const),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 }),
  }),
)

function apply(to: TicketChange, one: Ticket): Ticket {
  const work = one.work as NonNullable<Ticket['work']>
  if (to.do === 'status') return { ...one, status: to.status }
  if (to.do === 'add_tags') return { ...one, work: { ...work, tags: [...new Set([...work.tags, ...to.tags])] } }
  if (to.do === 'remove_tags')
    return { ...one, work: { ...work, tags: work.tags.filter((tag) => !to.tags.includes(tag)) } }
  const { do: _, ...part } = to
  return { ...one, work: { ...work, ...part } }
}
const shape = ({ id, status, work }: Ticket) => ({ id, status, ...work, tags: work?.tags.toSorted() })

test('a change and its inverse leave every ticket as it was, but for a status with no way back', () => {
  fc.assert(
    fc.property(tickets, change, (before, to) => {
      const steps = inverseOf(to, before)
      const after = before.map((one) =>
        steps
          .filter((step) => step.ids.includes(one.id))
          .reduce((now, step) => apply(step.change, now), apply(to, one)),
      )
      const stuck = (one: Ticket) =>
        to.do === 'status' && one.status !== to.status && !TICKET_TRANSITIONS[to.status].includes(one.status)
      before.forEach((one, n) => {
        if (stuck(one)) expect(steps.flatMap((step) => step.ids)).not.toContain(one.id)
        else expect(shape(after[n] as Ticket)).toEqual(shape(one))
      })
    }),
  )
})

test('tickets that differed alike are put back together, and those that did not change are left alone', () => {
  const work = base.work as NonNullable<Ticket['work']>
  const of = (n: number, priority: 'low' | 'high' | 'urgent'): Ticket => ({
    ...{ ...base, id: idOf('tkt', n) },
    work: { ...work, priority },
  })
  expect(
    inverseOf({ do: 'priority', priority: 'urgent' }, [of(1, 'low'), of(2, 'high'), of(3, 'low'), of(4, 'urgent')]),
  ).toEqual([
    { ids: [idOf('tkt', 1), idOf('tkt', 3)], change: { do: 'priority', priority: 'low' } },
    { ids: [idOf('tkt', 2)], change: { do: 'priority', priority: 'high' } },
  ])
})

test('chunks hold everything once, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 30 }), (all, size) => {
      const chunks = chunksOf(all, size)
      expect(chunks.flat()).toEqual(all)
      expect(chunks.every((one) => one.length > 0 && one.length <= size)).toBe(true)
    }),
  )
})
