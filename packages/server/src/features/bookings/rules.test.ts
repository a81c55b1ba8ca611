import {
  BOOKING_ACTIONS,
  BOOKING_ROLES,
  BOOKING_RULES,
  BOOKING_STATUSES,
  type BookingAction,
  type BookingRole,
  type BookingStatus,
  bookingActions,
  CodedError,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Ctx } from '../../platform/context.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { book } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { contentOf } from '../../testing/house.ts'
import { shareLocation } from '../booking-chat/location.ts'
import { requestCompletion, respondCompletion } from '../booking-completion/answer.ts'
import { completeBySupport, initiateFollowUp, logContact, settleDispute } from '../booking-completion/follow-up.ts'
import { addReview } from '../booking-completion/reviews.ts'
import { requireAction } from './access.ts'
import { findBooking } from './repository.ts'
import { updateBookingStatus } from './status.ts'
import { assignBooking, cancelBooking, rescheduleBooking, updateBooking } from './work.ts'

type Do = (ctx: Ctx, bookingId: string) => Promise<unknown>

const reports =
  (status: Parameters<typeof updateBookingStatus>[1]['status'], more: object = {}): Do =>
  (ctx, bookingId) =>
    updateBookingStatus(ctx, { bookingId, clientId: newClientId(), status, ...more })
const ends =
  (outcome: Parameters<typeof completeBySupport>[1]['outcome']): Do =>
  (ctx, bookingId) =>
    completeBySupport(ctx, { bookingId, outcome, notes: 'So it is' })

/** How each action is taken. */
const VERBS: Readonly<Record<BookingAction, Do>> = {
  set_on_way: reports('on_way'),
  arrive: reports('arrived'),
  start: reports('in_progress'),
  delay: reports('delayed', { reason: 'Traffic', etaMinutes: 20 }),
  complete: reports('completed'),
  request_completion: (ctx, bookingId) => requestCompletion(ctx, { bookingId }),
  approve: (ctx, bookingId) => respondCompletion(ctx, { bookingId, approved: true }),
  reject: (ctx, bookingId) => respondCompletion(ctx, { bookingId, approved: false, issues: 'The windows' }),
  follow_up: (ctx, bookingId) => initiateFollowUp(ctx, { bookingId }),
  log_contact: (ctx, bookingId) => logContact(ctx, { bookingId, method: 'call', reached: false }),
  confirm_for_customer: ends('customer_confirmed'),
  dispute: ends('customer_disputed'),
  give_up: ends('unreachable'),
  auto_complete: ends('auto_completed'),
  settle: (ctx, bookingId) => settleDispute(ctx, { bookingId, outcome: 'verified', notes: 'Paid back' }),
  rework: (ctx, bookingId) => settleDispute(ctx, { bookingId, outcome: 'rework', notes: 'On Friday' }),
  reschedule: (ctx, bookingId) =>
    rescheduleBooking(ctx, { bookingId, startsAt: '2026-05-01T09:00:00Z', endsAt: '2026-05-01T11:00:00Z' }),
  cancel: (ctx, bookingId) => cancelBooking(ctx, { bookingId, reason: 'Ill' }),
  assign: (ctx, bookingId) => assignBooking(ctx, { bookingId, provider: { name: 'Ana' } }),
  edit: (ctx, bookingId) => updateBooking(ctx, { bookingId, service: 'Painting' }),
  review: (ctx, bookingId) => addReview(ctx, { bookingId, rating: 4 }),
  share_location: (ctx, bookingId) => shareLocation(ctx, { bookingId, point: { latitude: 38.7, longitude: -9.1 } }),
}

/** What leads to a status, and by whom each step is taken. */
const WAYS: Readonly<Record<BookingStatus, readonly [BookingAction, BookingRole][]>> = {
  confirmed: [],
  on_way: [['set_on_way', 'provider']],
  arrived: [['arrive', 'provider']],
  in_progress: [['start', 'provider']],
  completed: [
    ['start', 'provider'],
    ['request_completion', 'provider'],
    // So many tries that support may give up.
    ['log_contact', 'agent'],
    ['log_contact', 'agent'],
    ['log_contact', 'agent'],
  ],
  verified: [
    ['start', 'provider'],
    ['request_completion', 'provider'],
    ['approve', 'customer'],
  ],
  disputed: [
    ['start', 'provider'],
    ['complete', 'host'],
    ['dispute', 'agent'],
  ],
  cancelled: [['cancel', 'admin']],
}

const may = (status: BookingStatus, action: BookingAction, role: BookingRole) =>
  bookingActions(status, role).includes(action)

/** A report that says nothing new is kept in the history and refused to nobody: apps send them twice and late. */
function isOldNews(status: BookingStatus, action: BookingAction): boolean {
  if (action === 'delay') return true
  return (
    { set_on_way: 'on_way', arrive: 'arrived', start: 'in_progress', complete: 'completed' }[action as 'arrive'] ===
    status
  )
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let ctxOf: (role: BookingRole, bookingId: string) => Ctx
  let viewer: (bookingId: string) => Ctx
  let bookingAt: (status: BookingStatus) => Promise<string>

  beforeAll(async () => {
    api = testApi((await open()).db)
    const workspace = await api.workspace()
    const people = {
      admin: await api.agent(workspace, { role: 'admin' }),
      agent: await api.agent(workspace, { role: 'agent' }),
      provider: await api.agent(workspace, { role: 'provider' }),
    }
    const { id: customerId } = await api.customer(workspace)
    const guest = { kind: 'guest', id: 'bkl_test', customerId } as const
    const ctx = (actor: Actor) => testCtx(api.deps, workspace.id, actor)
    viewer = (bookingId) => ctx({ ...guest, bookingId, scope: 'view' })
    ctxOf = (role, bookingId) => {
      if (role === 'system') return ctx({ kind: 'system' })
      if (role === 'host') return ctx({ kind: 'host', id: 'key_test', scopes: ['bookings:read', 'bookings:write'] })
      if (role === 'guest') return ctx({ ...guest, bookingId, scope: 'manage' })
      if (role === 'customer') return ctx({ kind: role, id: customerId, verified: true, sessionId: 'ses_test' })
      return ctx({ kind: 'agent', id: people[role].id, userId: people[role].userId, role })
    }
    bookingAt = async (status) => {
      const { id } = await book(api, people.admin, {
        customer: { id: customerId },
        provider: { id: people.provider.id },
      })
      for (const [action, role] of WAYS[status]) await VERBS[action](ctxOf(role, id), id)
      expect(await statusOf(id)).toBe(status)
      return id
    }
  })

  const rowOf = async (id: string) => {
    const { workspaceId } = ctxOf('system', id)
    const row = await findBooking(api.deps.db, workspaceId, id)
    if (!row) throw new Error(`The booking ${id} is gone`)
    return row
  }
  const statusOf = async (id: string) => (await rowOf(id)).status

  /** The error that something ends with; null where it does not. */
  async function refusal(work: () => unknown): Promise<{ code: string; detail: string } | null> {
    try {
      await work()
      return null
    } catch (error) {
      if (error instanceof CodedError) return { code: error.code, detail: error.message }
      throw error
    }
  }

  function expectRefusal(
    given: { code: string; detail: string } | null,
    [status, action, role]: readonly [BookingStatus, BookingAction, BookingRole],
  ): void {
    const { by } = BOOKING_RULES[action]
    const isTheirs = by.includes(role)
    expect({ status, action, role, code: given?.code }).toEqual({
      status,
      action,
      role,
      code: isTheirs ? 'invalid_transition' : 'forbidden',
    })
    const left = bookingActions(status, role)
    const named = isTheirs ? (left.length > 0 ? left : ['nothing is left']) : by
    for (const name of named) expect(given?.detail).toContain(name)
  }

  describe.each(BOOKING_STATUSES)('a booking that is %s', (status) => {
    test('refuses whatever the rules do not allow, says what they do, and stays as it is', async () => {
      const id = await bookingAt(status)
      const before = await contentOf(api.deps.db)
      for (const role of BOOKING_ROLES) {
        for (const action of BOOKING_ACTIONS) {
          if (may(status, action, role)) continue
          if (isOldNews(status, action) && BOOKING_RULES[action].by.includes(role)) continue
          // What happens by the clock has no verb; its right is looked up as the schedules do.
          const isClocks = role === 'system' && BOOKING_RULES[action].by.includes('system')
          const work = isClocks
            ? async () => requireAction(ctxOf(role, id), await rowOf(id), role, action)
            : () => VERBS[action](ctxOf(role, id), id)
          expectRefusal(await refusal(work), [status, action, role])
        }
      }
      for (const action of BOOKING_ACTIONS) {
        expect([action, (await refusal(() => VERBS[action](viewer(id), id)))?.code]).toEqual([action, 'forbidden'])
      }
      expect(await contentOf(api.deps.db)).toEqual(before)
    })

    test('takes old news without a change', async () => {
      const id = await bookingAt(status)
      const { version } = await rowOf(id)
      for (const role of BOOKING_ROLES) {
        for (const action of BOOKING_ACTIONS) {
          if (!isOldNews(status, action) || may(status, action, role)) continue
          if (BOOKING_RULES[action].by.includes(role)) await VERBS[action](ctxOf(role, id), id)
        }
      }
      expect(await rowOf(id)).toMatchObject({ status, version })
    })

    const allowed = BOOKING_ROLES.flatMap((role) =>
      BOOKING_ACTIONS.filter((action) => may(status, action, role)).map((action) => [role, action] as const),
    )
    test(`does what its ${allowed.length} rules allow`, async () => {
      for (const [role, action] of allowed) {
        const id = await bookingAt(status)
        if (role === 'system') requireAction(ctxOf(role, id), await rowOf(id), role, action)
        else {
          await VERBS[action](ctxOf(role, id), id)
          const { to } = BOOKING_RULES[action]
          const after = await statusOf(id)
          expect({ role, action, after }).toEqual({ role, action, after: to === 'stay' ? status : to })
        }
      }
    })
  })
})
