import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError, type ChannelMessage, type ChannelPort } from '../../platform/channels/channel.ts'
import { openDeliveryDesk } from './delivery-desk.ts'
import type { ProviderDouble } from './http-double.ts'

/** A message that every channel takes; each names its own address. */
export function channelMessage(more: Partial<ChannelMessage> & Pick<ChannelMessage, 'to'>): ChannelMessage {
  return {
    kind: 'booking_confirmed',
    locale: 'en',
    subject: 'Your booking is confirmed',
    text: 'Your cleaner comes on Monday at 9:00.\n\nhttps://desk.example/bookings/42',
    html: '<p>Your cleaner comes on Monday at 9:00.</p>',
    short: 'Your cleaner comes on Monday at 9:00.',
    url: 'https://desk.example/bookings/42',
    priority: 'high',
    values: { 'booking.service': 'Cleaning', 'booking.date': 'Monday', url: 'https://desk.example/bookings/42' },
    ...more,
  }
}

/** One adapter with the double of its provider. */
export interface ContractHouse extends AsyncDisposable {
  readonly double: Pick<ProviderDouble<unknown>, 'taken' | 'next' | 'calm'>
  readonly port: ChannelPort
  /** The same, but it waits for a quarter of a second. */
  readonly impatient: ChannelPort
  /** The same, at an address where nobody listens. */
  readonly nowhere: ChannelPort
  /** An address that is taken. */
  readonly to: string
  /** Sends what the provider refuses for good, and what goes to an address that is no more. */
  refused(): Promise<unknown>
  gone?(): Promise<unknown>
  /** What no error may tell. */
  readonly secrets: readonly string[]
}

/** Where a provider's protocol, or its SDK, knows less than others. */
export interface ContractDifferences {
  /** It takes every address, and reports later of those that are no more. */
  readonly reportsGone?: boolean
  /** It cannot say "too many" or "come again later": SMTP says that it does not take it now. */
  readonly saysLimits?: boolean
  /** Its SDK does not say why a request came to nothing, so that a try is in doubt which was not. */
  readonly hidesReasons?: boolean
  /** It speaks no HTTP, so no proxy answers for it. */
  readonly isNotHttp?: boolean
}

let made = 0
const newKey = () => `dlv_contract_${++made}`

/**
 * What every channel promises, whoever provides it. Run against a server that speaks the provider's protocol.
 *
 * @example channelContract('SMS by Twilio', openTwilio)
 */
export function channelContract(
  name: string,
  open: () => Promise<ContractHouse>,
  { reportsGone = false, saysLimits = true, hidesReasons = false, isNotHttp = false }: ContractDifferences = {},
): void {
  describe(`${name}: what every channel promises`, () => {
    let house: ContractHouse
    let message: ChannelMessage

    beforeAll(async () => {
      house = await open()
      message = channelMessage({ to: house.to })
    })
    beforeEach(() => house.double.calm())
    afterAll(() => house[Symbol.asyncDispose]())

    /** The error of a try, which is looked at for secrets each time; and how many the provider took meanwhile. */
    async function failing(attempt: () => Promise<unknown>): Promise<{ error: ChannelError; taken: number }> {
      const before = house.double.taken.length
      const error = await attempt().then(
        () => expect.unreachable('it went through'),
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(ChannelError)
      const told = inspect(error, { depth: 10, showHidden: true })
      for (const secret of house.secrets) expect(told).not.toContain(secret)
      expect((error as ChannelError).message).toMatch(/\S/)
      return { error: error as ChannelError, taken: house.double.taken.length - before }
    }

    test('what the provider takes is taken once, under an id that fits', async () => {
      const before = house.double.taken.length
      const { providerId } = await house.port.send(message, { key: newKey() })
      expect(house.double.taken).toHaveLength(before + 1)
      expect(providerId === null || /^[\x21-\x7e]{1,300}$/.test(providerId)).toBe(true)
    })

    test('long words in any alphabet go through', async () => {
      const long = 'Ünïcode 🧹 عربي <b>&amp;</b> "\\ \u2028 '.repeat(400)
      const before = house.double.taken.length
      await house.port.send({ ...message, subject: long, short: long, text: long }, { key: newKey() })
      await house.port.send({ ...message, url: null, priority: 'low' }, { key: newKey() })
      await house.port.send({ ...message, url: `https://desk.example/${'a'.repeat(3_500)}` }, { key: newKey() })
      expect(house.double.taken).toHaveLength(before + 3)
    })

    test('a refusal is told with the reason, and is for good', async () => {
      const { error, taken } = await failing(() => house.refused())
      expect(error).toMatchObject({ fault: 'refused', retryAfterMs: null })
      expect(taken).toBe(0)
    })

    if (!reportsGone) {
      test('an address that is no more is told apart', async () => {
        const { error, taken } = await failing(async () => house.gone?.())
        expect(error.fault).toBe('gone')
        expect(taken).toBe(0)
      })
    }

    test('too many: when to come again is heeded, where it is said', async () => {
      const cases: readonly (readonly [string | undefined, number | null])[] = [
        ['7', 7_000],
        [undefined, null],
        ['soon', null],
        ['-1', null],
        ['99999999', 86_400_000],
      ]
      for (const [retryAfter, retryAfterMs] of cases) {
        house.double.next({ kind: 'limit', ...(retryAfter !== undefined && { retryAfter }) })
        const { error, taken } = await failing(() => house.port.send(message, { key: newKey() }))
        const expected = saysLimits ? { fault: 'limited', retryAfterMs } : { fault: 'unavailable', retryAfterMs: null }
        expect(error).toMatchObject(expected)
        expect(taken).toBe(0)
      }
    })

    test('a provider that failed may be asked again, with the same key', async () => {
      const key = newKey()
      house.double.next({ kind: 'fail' })
      const { error, taken } = await failing(() => house.port.send(message, { key }))
      expect(error.fault).toBe('unavailable')
      expect(taken).toBe(0)
      const before = house.double.taken.length
      await house.port.send(message, { key })
      expect(house.double.taken).toHaveLength(before + 1)
    })

    if (!isNotHttp) {
      test('what a proxy answers in its place is no answer of the provider', async () => {
        const faults = [
          [502, 'unavailable'],
          [503, 'unavailable'],
          [504, 'uncertain'],
          [302, 'refused'],
        ] as const
        for (const [status, fault] of faults) {
          house.double.next({ kind: 'page', status })
          const { error } = await failing(() => house.port.send(message, { key: newKey() }))
          expect(error.fault, String(status)).toBe(fault)
        }
      })
    }

    test('where nobody listens nothing was sent, and nobody doubts it', async () => {
      const { error } = await failing(() => house.nowhere.send(message, { key: newKey() }))
      expect(error.fault).toBe(hidesReasons ? 'uncertain' : 'unavailable')
    })

    test('no answer in time leaves it uncertain', async () => {
      house.double.next({ kind: 'hang' })
      const { error } = await failing(() => house.impatient.send(message, { key: newKey() }))
      expect(error.fault).toBe('uncertain')
    })

    test('whoever gives up waiting leaves it uncertain too', async () => {
      house.double.next({ kind: 'hang' })
      const giveUp = new AbortController()
      const before = house.double.taken.length
      const attempt = house.port.send(message, { key: newKey(), signal: giveUp.signal })
      const told = failing(() => attempt)
      await expect.poll(() => house.double.taken.length, { interval: 5 }).toBe(before + 1)
      giveUp.abort()
      expect((await told).error.fault).toBe('uncertain')
    })

    test('a connection that breaks after it was taken leaves it uncertain; a key decides about the second try', async () => {
      const key = newKey()
      const before = house.double.taken.length
      house.double.next({ kind: 'drop' })
      const { error } = await failing(() => house.port.send(message, { key }))
      expect(error.fault).toBe('uncertain')
      expect(house.double.taken, 'nothing was sent again by itself').toHaveLength(before + 1)
      await house.port.send(message, { key })
      expect(house.double.taken).toHaveLength(before + (house.port.keyLifeMs > 0 ? 1 : 2))
    })

    test('a crash between its answer and our commit: asked again where it knows the key, else laid aside', async () => {
      const crash = async (...args: Parameters<ChannelPort['send']>): Promise<never> => {
        await house.port.send(...args)
        throw new Error('The process died')
      }
      await using desk = await openDeliveryDesk(message)
      const before = house.double.taken.length
      await expect(desk.attempt({ ...house.port, send: crash })).rejects.toThrow('The process died')
      expect(house.double.taken).toHaveLength(before + 1)
      await desk.attempt(house.port)
      expect(house.double.taken).toHaveLength(before + 1)
      expect(await desk.status()).toBe(house.port.keyLifeMs > 0 ? 'sent' : 'uncertain')
      await desk.attempt(house.port)
      expect(house.double.taken).toHaveLength(before + 1)
    })

    test('a key that is known again is taken once, and only where the port says so', async () => {
      const key = newKey()
      const before = house.double.taken.length
      const first = await house.port.send(message, { key })
      const second = await house.port.send(message, { key })
      const isKnown = house.port.keyLifeMs > 0
      expect(house.double.taken).toHaveLength(before + (isKnown ? 1 : 2))
      if (isKnown) expect(second).toEqual(first)
      await house.port.send(message, { key: newKey() })
      expect(house.double.taken).toHaveLength(before + (isKnown ? 2 : 3))
    })

    test('many at once are taken once each', async () => {
      const before = house.double.taken.length
      await Promise.all(Array.from({ length: 20 }, () => house.port.send(message, { key: newKey() })))
      expect(house.double.taken).toHaveLength(before + 20)
    })

    test('a provider that repeats what it was given is not repeated', async () => {
      house.double.next({ kind: 'repeat' })
      const { error } = await failing(() => house.port.send(message, { key: newKey() }))
      expect(error.fault).toBe('refused')
      expect(error.message.length).toBeLessThan(500)
    })
  })
}
