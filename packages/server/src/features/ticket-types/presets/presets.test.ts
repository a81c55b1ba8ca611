import { CreateTicketType, LIMITS, unknownVariables } from '@deskbell/protocol'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { PRESETS } from './index.ts'

/** The lists that the presets promise, with their priorities. */
const PROMISED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: {
    booking_question: 'normal',
    payment_issue: 'high',
    reschedule_request: 'normal',
    cancellation_request: 'high',
    service_issue: 'urgent',
    technical_support: 'normal',
    billing_inquiry: 'normal',
    general_inquiry: 'low',
    complaint: 'urgent',
    feedback: 'low',
  },
  marketplace: {
    account: 'normal',
    booking: 'normal',
    job: 'high',
    payment: 'high',
    billing: 'normal',
    technical: 'normal',
    complaint: 'urgent',
    other: 'low',
  },
  provider: {
    technical: 'normal',
    billing: 'normal',
    account: 'normal',
    service: 'high',
    payment: 'high',
    withdrawal: 'high',
    general: 'low',
    other: 'low',
  },
  product: {
    general_question: 'normal',
    technical_issue: 'high',
    billing_question: 'normal',
    feature_request: 'low',
    bug_report: 'high',
    other: 'normal',
  },
  company: {
    general: 'normal',
    technical_support: 'high',
    sales: 'normal',
    partnership: 'normal',
    media: 'high',
    feedback: 'low',
  },
}

test('there is a list for each kind of business', () => {
  expect(PRESETS.map((preset) => preset.key)).toEqual(Object.keys(PROMISED))
})

describe.each(PRESETS.map((preset) => [preset.key, preset] as const))('%s', (key, { types }) => {
  test('holds the types that it promises, each with its priority', () => {
    expect(Object.fromEntries(types.map((type) => [type.key, type.priority]))).toEqual(PROMISED[key])
    expect(types.length).toBeLessThan(LIMITS.ticketTypes)
  })

  test.each(types.map((type) => [type.key, type] as const))('%s is what an admin could have made', (_, type) => {
    expect(v.safeParse(CreateTicketType, type).issues).toBeUndefined()
    expect(unknownVariables(type.firstResponse ?? '')).toEqual([])
  })

  test('asks something only where another answer calls for it', () => {
    expect(types.flatMap((type) => type.fields ?? []).filter((field) => field.showWhen)).not.toEqual([])
  })
})
