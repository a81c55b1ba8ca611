import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roomKey } from './address.ts'
import { personKey } from './people.ts'
import { createRemotePresence } from './remote-presence.ts'
import { aConversationRoom, aCustomer, anAgent } from './testing/people.ts'

const LIFE = 40
const rooms = [aConversationRoom(), aConversationRoom()]
const people = [anAgent(), aCustomer()]
const nodes = ['one', 'two', 'three']

const step = fc.record({
  wait: fc.nat(30),
  act: fc.constantFrom('here', 'left', 'gone', 'expire'),
  node: fc.constantFrom(...nodes),
  room: fc.constantFrom(...rooms),
  who: fc.constantFrom(...people),
})

it('answers exactly whom some node vouched for in time, and tells of each change once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0
      const presence = createRemotePresence(() => now, LIFE)
      const vouched = new Map<string, number>()
      const online = new Set<string>()
      for (const { wait, act, node, room, who } of steps) {
        now += wait
        const place = `${roomKey(room)} ${personKey(who)}`
        if (act === 'here') vouched.set(`${place} ${node}`, now + LIFE)
        if (act === 'left') vouched.delete(`${place} ${node}`)
        for (const [key, end] of [...vouched]) {
          if ((act === 'gone' && key.endsWith(` ${node}`)) || (act === 'expire' && end <= now)) vouched.delete(key)
        }
        for (const change of presence[act](node, room, who)) {
          const key = `${roomKey(change.room)} ${personKey(change.who)}`
          expect(online.has(key)).toBe(!change.online)
          if (change.online) online.add(key)
          else online.delete(key)
        }
        expect(online).toEqual(new Set([...vouched.keys()].map((key) => key.split(' ').slice(0, 2).join(' '))))
        for (const one of rooms) {
          const told = presence.in(one).map((person) => `${roomKey(one)} ${personKey(person)}`)
          expect(new Set(told)).toEqual(new Set([...online].filter((key) => key.startsWith(roomKey(one)))))
        }
      }
    }),
  )
})
