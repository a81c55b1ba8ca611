import { afterEach, expect, test } from 'vitest'
import { DeskbellError } from '../core/errors.ts'
import { bookingOf, fakeGeolocation, fieldKit, OFFLINE } from '../testing/fake-field.ts'
import type { Provider } from './types.ts'

const ends: Provider[] = []
afterEach(() => {
  for (const one of ends.splice(0)) one.destroy()
})

function sharing() {
  const kit = fieldKit()
  const device = fakeGeolocation()
  const provider = kit.open({ geolocation: device.geolocation })
  const ended: string[] = []
  provider.onSharingEnd((end, bookingId) => ended.push(`${end} ${bookingId}`))
  ends.push(provider)
  const told = () => kit.arrived.filter(({ to }) => to.endsWith('/location'))
  const places = () => told().map(({ to, body }) => (body.point as { latitude: number })?.latitude ?? to.split(' ')[0])
  return { ...kit, device, provider, ended, places }
}

test('the device is asked on the press only, and its place told at most every ten seconds, the newest', async () => {
  const { runtime, device, provider, places } = sharing()
  await runtime.advance(30_000)
  expect(device.asked()).toBe(0)
  provider.share('bkg_1')
  provider.share('bkg_1')
  expect([device.asked(), provider.sharing.get()]).toEqual([1, { bookingId: 'bkg_1', sentAt: null, trouble: null }])
  device.at(1)
  await runtime.settle()
  expect(provider.sharing.get()?.sentAt).toBe(runtime.now())
  for (const latitude of [2, 3, 4]) {
    await runtime.advance(2_000)
    device.at(latitude)
  }
  await runtime.settle()
  expect(places()).toEqual([1])
  await runtime.advance(4_000)
  expect(places()).toEqual([1, 4])
})

test('one who stands still is told of again, and one whom no satellite finds is not', async () => {
  const { runtime, device, provider, places } = sharing()
  provider.share('bkg_1')
  device.at(1)
  await runtime.advance(30_000)
  expect(places()).toEqual([1, 1])
  device.fail(2)
  expect(provider.sharing.get()?.trouble).toBe('no_place')
  await runtime.advance(60_000)
  expect(places()).toEqual([1, 1])
  device.at(2)
  await runtime.settle()
  expect([places(), provider.sharing.get()?.trouble]).toEqual([[1, 1, 2], null])
})

test('it stops when asked, and the service forgets', async () => {
  const { runtime, device, provider, places, ended, storage } = sharing()
  provider.share('bkg_1')
  device.at(1)
  await runtime.settle()
  provider.stopSharing()
  await runtime.settle()
  expect([places(), device.isWatching(), provider.sharing.get(), ended]).toEqual([[1, 'DELETE'], false, null, []])
  expect(await storage.keys('deskbell:provider:')).toEqual([])
  await runtime.advance(120_000)
  expect(places()).toEqual([1, 'DELETE'])
})

test.each<[string, (kit: ReturnType<typeof sharing>) => void, string]>([
  ['the permission is taken back', (kit) => kit.device.fail(1), 'denied bkg_1'],
  [
    'the work is done',
    (kit) => kit.tell({ t: 'booking', booking: bookingOf('bkg_1', { status: 'completed', version: 9 }) }),
    'over bkg_1',
  ],
  [
    'another comes in their place',
    (kit) => kit.tell({ t: 'booking', booking: bookingOf('bkg_1', { provider: null, version: 9 }) }),
    'over bkg_1',
  ],
  [
    'they say that it is done',
    (kit) => kit.provider.do(bookingOf('bkg_1'), { kind: 'status', status: 'completed' }),
    'over bkg_1',
  ],
])('it stops by itself when %s', async (_why, happens, end) => {
  const kit = sharing()
  kit.provider.share('bkg_1')
  kit.device.at(1)
  await kit.runtime.settle()
  happens(kit)
  await kit.runtime.settle()
  expect([kit.ended, kit.provider.sharing.get(), kit.device.isWatching()]).toEqual([[end], null, false])
  expect(kit.places()).toEqual([1, 'DELETE'])
})

test('it stops when the service refuses it, and where the device has no way to know', async () => {
  const { runtime, device, provider, ended, desk, ...kit } = sharing()
  provider.share('bkg_1')
  desk.refuses = new DeskbellError('invalid_transition', 'It is cancelled')
  device.at(1)
  await runtime.settle()
  expect([ended, device.isWatching()]).toEqual([['refused bkg_1'], false])
  const none = kit.open({ geolocation: null })
  ends.push(none)
  none.onSharingEnd((end) => ended.push(end))
  none.share('bkg_1')
  expect([ended.at(-1), none.sharing.get()]).toEqual(['unsupported', null])
})

test('without a network it goes on, says so, and an end that could not be told is told later', async () => {
  const { runtime, device, provider, places, desk } = sharing()
  provider.share('bkg_1')
  desk.fails = OFFLINE
  device.at(1)
  await runtime.settle()
  expect(provider.sharing.get()?.trouble).toBe('no_way')
  provider.stopSharing()
  await runtime.settle()
  desk.fails = null
  await runtime.advance(120_000)
  expect(places()).toEqual(['DELETE'])
})

test('a page that was closed while it shared ends it when it is opened again, without asking the device', async () => {
  const { runtime, device, provider, places, ...kit } = sharing()
  provider.share('bkg_1')
  device.at(1)
  await runtime.settle()
  provider.destroy()
  const next = kit.open({ geolocation: device.geolocation })
  ends.push(next)
  const ended: string[] = []
  next.onSharingEnd((end) => ended.push(end))
  await runtime.settle()
  expect([places(), ended, device.asked(), next.sharing.get()]).toEqual([[1, 'DELETE'], ['interrupted'], 1, null])
})

test('signing out stops it and waits until the service knows; a session that ended stops it here', async () => {
  const { runtime, device, provider, places, agentId } = sharing()
  provider.share('bkg_1')
  device.at(1)
  await runtime.settle()
  await provider.leave()
  expect(places().at(-1)).toBe('DELETE')
  provider.share('bkg_1')
  agentId.set(null)
  expect([device.isWatching(), provider.sharing.get()]).toEqual([false, null])
})
