import { expect, test } from 'vitest'
import { type ContractHouse, channelContract, channelMessage } from '../../testing/providers/channel-contract.ts'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { startWhatsAppDouble, WHATSAPP_NUMBERS } from '../../testing/providers/whatsapp.ts'
import { type WhatsAppOptions, whatsAppChannel } from './whatsapp.ts'

const account = {
  phoneNumberId: '109876543210987',
  accessToken: 'EAAGm0PX4ZCpsBA-a-token-of-whatsapp',
  approved: { 'booking_confirmed/en': 3, 'plain_notice/pt_BR': 0 },
}
const booked = { name: 'booking_confirmed', language: 'en', parameters: ['booking.service', 'booking.date', 'url'] }
const { phoneNumberId, accessToken } = account
const options = { phoneNumberId, accessToken, templates: { booking_confirmed: booked } }

async function open(more: Partial<WhatsAppOptions> = {}) {
  const double = await startWhatsAppDouble(account)
  const port = whatsAppChannel({ ...options, baseUrl: double.url, ...more })
  return { double, port, [Symbol.asyncDispose]: () => double[Symbol.asyncDispose]() }
}

channelContract('WhatsApp', async (): Promise<ContractHouse> => {
  const house = await open()
  const to = WHATSAPP_NUMBERS.closed
  return {
    ...house,
    impatient: whatsAppChannel({ ...options, baseUrl: house.double.url, timeoutMs: 250 }),
    nowhere: whatsAppChannel({ ...options, baseUrl: await nobodysUrl() }),
    to: WHATSAPP_NUMBERS.taken,
    refused: () => house.port.send(channelMessage({ to, kind: 'booking_delayed', isWindowOpen: true }), { key: 'k' }),
    gone: () => house.port.send(channelMessage({ to: WHATSAPP_NUMBERS.unknown }), { key: 'k' }),
    secrets: [accessToken],
  }
})

const to = WHATSAPP_NUMBERS.taken

test('the template of the kind goes, its places filled in their order', async () => {
  await using house = await open()
  const { providerId } = await house.port.send(channelMessage({ to, isWindowOpen: true }), { key: 'k' })
  const texts = ['Cleaning', 'Monday', 'https://desk.example/bookings/42']
  expect(house.double.taken).toEqual([{ id: providerId, to, template: 'booking_confirmed', texts }])
})

test('a template without places goes as it is', async () => {
  const plain = { name: 'plain_notice', language: 'pt_BR', parameters: [] }
  await using house = await open({ templates: { booking_confirmed: plain } })
  await house.port.send(channelMessage({ to }), { key: 'k' })
  expect(house.double.taken[0]).toMatchObject({ template: 'plain_notice', texts: [] })
})

test('places are never empty and have no lines, which Meta refuses', async () => {
  await using house = await open()
  const values = { 'booking.service': 'Cleaning\n\n\tand     ironing', 'booking.date': '' }
  await house.port.send(channelMessage({ to, values, url: null }), { key: 'k' })
  expect(house.double.taken[0]?.texts).toEqual(['Cleaning and ironing', '-', '-'])
})

test('names that every object has are no templates and no values', async () => {
  const odd = { ...booked, parameters: ['constructor', 'toString', '__proto__'] }
  await using house = await open({ templates: { booking_confirmed: odd } })
  await house.port.send(channelMessage({ to }), { key: 'k' })
  expect(house.double.taken[0]?.texts).toEqual(['-', '-', '-'])
})

test('without a template plain text goes while the 24 hours last', async () => {
  await using house = await open({ templates: {} })
  await house.port.send(channelMessage({ to, isWindowOpen: true }), { key: 'k' })
  const text = 'Your cleaner comes on Monday at 9:00.\nhttps://desk.example/bookings/42'
  expect(house.double.taken[0]).toMatchObject({ template: null, texts: [text] })
})

test.each([[false], [undefined]])('and is not even tried after them (%s)', async (isWindowOpen) => {
  await using house = await open({ templates: {} })
  const message = channelMessage({ to, ...(isWindowOpen !== undefined && { isWindowOpen }) })
  await expect(house.port.send(message, { key: 'k' })).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringMatching(/no template is set for booking_confirmed.*24 hours/),
  })
  expect(house.double.taken).toEqual([])
})

test('where Meta knows better that the 24 hours are over, its words are told', async () => {
  await using house = await open({ templates: {} })
  const message = channelMessage({ to: WHATSAPP_NUMBERS.closed, isWindowOpen: true })
  await expect(house.port.send(message, { key: 'k' })).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringContaining('error 131047: More than 24 hours'),
  })
})

test.each([
  [{ templates: { booking_confirmed: { ...booked, name: 'no_such' } } }, 'error 132001'],
  [{ templates: { booking_confirmed: { ...booked, parameters: [] } } }, 'error 132000'],
  [{ accessToken: 'EAAGexpired' }, 'error 190'],
  [{ phoneNumberId: '1' }, 'error 100'],
])('settings that Meta does not know are refused: %j', async (more, words) => {
  await using house = await open(more)
  const attempt = house.port.send(channelMessage({ to }), { key: 'k' })
  await expect(attempt).rejects.toMatchObject({ fault: 'refused', message: expect.stringContaining(words) })
})
