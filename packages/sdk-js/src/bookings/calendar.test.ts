import { expect, test } from 'vitest'
import { addToCalendarLinks } from './calendar.ts'

const booking = {
  service: 'Deep clean & windows',
  startsAt: '2027-03-14T09:00:00-06:00',
  endsAt: '2027-03-14T11:30:00-06:00',
  place: { address: '12 Harbour Street, Houston' },
  checklist: ['Have the keys ready'],
}
const page = 'https://desk.example.com/bookings/a-token'

test('calendars are told the time in UTC, the place, and where the booking’s page is', () => {
  const { google, outlook } = addToCalendarLinks(booking, page)
  const { origin, pathname, searchParams } = new URL(google)
  expect(origin + pathname).toBe('https://calendar.google.com/calendar/render')
  expect(Object.fromEntries(searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Deep clean & windows',
    dates: '20270314T150000Z/20270314T173000Z',
    details: `• Have the keys ready\n${page}`,
    location: '12 Harbour Street, Houston',
  })
  expect(Object.fromEntries(new URL(outlook).searchParams)).toMatchObject({
    rru: 'addevent',
    subject: 'Deep clean & windows',
    startdt: '2027-03-14T15:00:00.000Z',
    enddt: '2027-03-14T17:30:00.000Z',
  })
})

test('a place that is not known is left empty', () => {
  expect(new URL(addToCalendarLinks({ ...booking, place: null }).google).searchParams.get('location')).toBe('')
})
