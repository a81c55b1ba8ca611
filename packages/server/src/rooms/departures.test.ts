import { type ParticipantRef, TIMINGS } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDepartures } from './departures.ts'

const people: ParticipantRef[] = [
  { kind: 'agent', id: 'agt_1' },
  { kind: 'customer', id: 'cus_1' },
  { kind: 'customer', id: 'cus_2' },
]

it('knows of every ticket that still lives whether its holder was disconnected since', () => {
  const steps = fc.array(fc.record({ who: fc.nat(people.length - 1), after: fc.nat(90_000) }), { maxLength: 30 })
  fc.assert(
    fc.property(steps, fc.nat(people.length - 1), fc.nat(TIMINGS.roomTicketLife), (departures, holder, age) => {
      const kept = createDepartures()
      let now = 1_000_000
      const times: { who: number; at: number }[] = []
      for (const { who, after } of departures) {
        now += after
        kept.note(people[who] as ParticipantRef, now)
        times.push({ who, at: now })
      }
      const signedAt = now - age
      const expected = times.some(({ who, at }) => who === holder && at >= signedAt)
      expect(kept.isOutdated(people[holder] as ParticipantRef, signedAt)).toBe(expected)
    }),
  )
})

it('holds the latest of the times that nodes whose clocks differ give', () => {
  const kept = createDepartures()
  const [who] = people as [ParticipantRef]
  kept.note(who, 2_000)
  kept.note(who, 1_000)
  expect(kept.isOutdated(who, 1_500)).toBe(true)
})
