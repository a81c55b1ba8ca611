import { ListTickets, PRIORITIES, TICKET_ORDERS, TICKET_STATUSES } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { TICKET_VIEWS } from '../../../app/routes.ts'
import { idOf } from '../../../testing/fixtures.ts'
import {
  type Filters,
  filterSearch,
  isFixed,
  isNarrowed,
  merged,
  NO_FILTERS,
  parseFilters,
  queryOf,
} from './filters.ts'

const some = <T extends string>(all: readonly T[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 4 })
const ids = (prefix: string) => fc.nat(9).map((n) => idOf(prefix, n))
const words = (maxLength: number) =>
  fc
    .string({ unit: 'binary', maxLength: maxLength / 2 })
    // A half of a pair of code units has no place in an address.
    .filter((text) => text.isWellFormed())
    .map((text) => text.trim().slice(0, maxLength).trim())
    .filter((text) => text.isWellFormed())
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

const filters: fc.Arbitrary<Filters> = fc.record({
  status: some(TICKET_STATUSES),
  priority: some(PRIORITIES),
  typeId: fc.uniqueArray(ids('tty'), { maxLength: 3 }),
  teamId: fc.uniqueArray(fc.oneof(ids('tem'), fc.constant('none')), { maxLength: 3 }),
  assigneeId: fc.uniqueArray(fc.oneof(ids('agt'), fc.constantFrom('none', 'me')), { maxLength: 3 }),
  q: words(200),
  tag: words(40),
  bookingRef: words(200),
  email: words(254),
  customerId: fc.oneof(fc.constant(''), ids('cus')),
  from: fc.oneof(fc.constant(''), date),
  to: fc.oneof(fc.constant(''), date),
  sla: fc.constantFrom('', 'at_risk', 'breached'),
  order: fc.constantFrom('', ...TICKET_ORDERS),
})

test('filters and addresses say the same', () => {
  fc.assert(
    fc.property(filters, (given) => {
      const search = filterSearch(given)
      expect(parseFilters(search)).toEqual(given)
      expect(search === '').toBe(!isNarrowed(given) && given.order === '')
    }),
  )
})

test('any address gives filters, and only such that the service takes', () => {
  const key = fc.constantFrom(...Object.keys(NO_FILTERS), 'page', 'empty')
  const value = fc.oneof(fc.string(), fc.constantFrom('open,open,nonsense', 'me', '2026-02-31', idOf('tty', 1)))
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), fc.constantFrom(...TICKET_VIEWS), (pairs, view) => {
      const read = parseFilters(`?${new URLSearchParams(pairs)}`)
      expect(parseFilters(filterSearch(read))).toEqual(read)
      expect(v.safeParse(ListTickets, queryOf(view, read)).issues).toBeUndefined()
    }),
  )
})

test('what a view shows is what it shows as a saved view', () => {
  fc.assert(
    fc.property(filters, fc.constantFrom(...TICKET_VIEWS), (given, view) => {
      const { order: _, ...before } = queryOf(view, given)
      const { order: __, ...after } = queryOf('all', parseFilters(filterSearch(merged(view, given))))
      expect(after).toEqual(before)
    }),
  )
})

test('a filter stands for what a view is about only where it may', () => {
  const given: Filters = { ...NO_FILTERS, assigneeId: ['none'], status: ['resolved'] }
  expect(queryOf('mine', given)).toEqual({ assigneeId: 'me', status: 'resolved', order: 'updated' })
  expect(queryOf('waiting', given)).toEqual({ assigneeId: 'none', status: 'waiting', order: 'updated' })
  expect([isFixed('mine', 'assigneeId'), isFixed('mine', 'status')]).toEqual([true, false])
})

test('a day is all of it, also where clocks change', () => {
  const { from, to } = queryOf('all', { ...NO_FILTERS, from: '2026-03-29', to: '2026-03-29' })
  expect(new Date(from ?? '').toString()).toContain('Mar 29 2026 00:00:00')
  expect(new Date(to ?? '').toString()).toContain('Mar 30 2026 00:00:00')
})
