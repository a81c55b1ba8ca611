import { expect, test } from 'vitest'
import { idOf } from '../../testing/fixtures.ts'
import { deliveriesHref, isNarrowed, parseFilters, searchOf } from './filters.ts'

test('what stands in the address is what narrows the list, and back', () => {
  const search = searchOf({ channel: 'sms', status: 'held', category: 'booking', address: '+351910000000' })
  expect(search).toBe('?channel=sms&status=held&category=booking&address=%2B351910000000')
  expect(parseFilters(search)).toEqual({
    ...{ channel: 'sms', status: 'held', category: 'booking', address: '+351910000000' },
    ...{ ticketId: '', customerId: '' },
  })
  expect(parseFilters(searchOf({ ticketId: idOf('tkt', 3) })).ticketId).toBe(idOf('tkt', 3))
})

test('what is named wrongly narrows nothing', () => {
  const filters = parseFilters('?channel=pigeon&status=lost&category=all&ticketId=1&customerId=cus_&more=x')
  expect(isNarrowed(filters)).toBe(false)
  expect(searchOf(filters)).toBe('')
})

test('leads to the list', () => {
  expect(deliveriesHref({ status: 'bounced' })).toBe('/console/settings/deliveries?status=bounced')
  expect(deliveriesHref({})).toBe('/console/settings/deliveries')
})
