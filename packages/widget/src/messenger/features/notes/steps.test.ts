import type { Entry } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { stepOf } from './steps.ts'

type Step = Extract<Entry, { type: 'ticket' }>
const at = '2026-03-18T14:00:00.000Z'

test.each<[statuses: Step['ticket']['status'][], told: ReturnType<typeof stepOf>[]]>([
  [
    ['open', 'assigned', 'in_progress'],
    ['begun', null, 'in_progress'],
  ],
  [
    ['open', 'in_progress', 'open', 'in_progress'],
    ['begun', 'in_progress', null, 'in_progress'],
  ],
  [
    ['waiting', 'assigned', 'waiting'],
    ['waiting', null, 'waiting'],
  ],
  [
    ['resolved', 'open', 'assigned'],
    ['resolved', 'reopened', null],
  ],
  [
    ['closed', 'assigned', 'closed', 'closed'],
    ['closed', 'reopened', 'closed', null],
  ],
])('of %j the customer is told %j', (statuses, told) => {
  const entries = statuses.map((status, index): Step => {
    const seq = 1 + index
    const ticket = { id: 'tkt_1', number: 4, subject: 'A seal', status }
    return {
      type: 'ticket',
      id: `ent_${seq}`,
      conversationId: 'cnv_1',
      seq,
      at,
      by: { kind: 'system', id: null },
      ticket,
    }
  })
  expect(entries.map((entry) => stepOf(entries, entry))).toEqual(told)
})
