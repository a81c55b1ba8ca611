import type { Actor, Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { cancelBooking, createBooking, updateBookingStatus } from '../bookings/index.ts'
import type { PersonKey } from './stories.ts'
import { at } from './time.ts'
import { CHECKLIST, VISITS, type Visit } from './visits.ts'

const MINUTE = 60_000

type People = Readonly<Record<PersonKey, Actor & { kind: 'agent' }>>

/** Lets the visits of these days be made and go their way through the same verbs as in life. */
export async function seedBookings(system: Ctx, people: People): Promise<void> {
  for (const visit of VISITS) await seedVisit(system, people, visit)
}

async function seedVisit(system: Ctx, people: People, visit: Visit): Promise<void> {
  const now = system.deps.clock.now()
  // On the quarter of an hour, as people book.
  const startsAt = Math.round((now + visit.startsIn * MINUTE) / (15 * MINUTE)) * 15 * MINUTE
  const then = (ago: number, actor: Actor): Ctx => ({ ...at(system, now - ago * MINUTE), actor })
  const provider = visit.provider === null ? null : people[visit.provider]
  const { id: bookingId } = await createBooking(then(visit.madeAgo, people.robin), {
    ...visit.booking,
    clientId: newId('booking'),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + visit.minutes * MINUTE).toISOString(),
    timeZone: 'America/New_York',
    checklist: CHECKLIST,
    provider: provider && { id: provider.id },
  })
  for (const { ago, ...report } of visit.reports ?? []) {
    const input = { ...report, bookingId, clientId: newId('booking') }
    await updateBookingStatus(then(ago, provider ?? people.mara), input)
  }
  const { cancelled } = visit
  if (cancelled) await cancelBooking(then(cancelled.ago, people.mara), { bookingId, reason: cancelled.reason })
}
