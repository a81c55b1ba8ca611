import { CodedError, Email } from '@deskbell/protocol'
import * as v from 'valibot'
import type { AppContext } from '../../../platform/http.ts'
import { newToken } from '../../../platform/secrets.ts'
import type { BookingPlace } from '../address.ts'
import type { Page, Served } from '../page.ts'
import type { Site } from '../site.ts'
import { readForm } from '../support/form.ts'
import { type Again, hurry } from '../support/hurry.ts'
import { pastFaults, performOnBooking, type Said } from './acts.ts'
import { openBooking, readShown } from './door.ts'
import { requestBookingLinks } from './link-mail.ts'
import { bookingPage } from './pages/booking.tsx'
import { askedForBookingsPage, findBookingsPage } from './pages/find.tsx'

const SAID: readonly string[] = ['approved', 'rejected', 'reviewed', 'written', 'asked'] satisfies Said[]

/** Answers for the page of a booking and what is done there, and sends new links to those who ask. */
export async function serveBooking(c: AppContext, site: Site, place: BookingPlace): Promise<Served> {
  if (place.name === 'bookings') return c.req.method === 'POST' ? takeAddress(c, site) : findBookingsPage(site)
  const door = await openBooking(site.ctx, place.token)
  // One page for every link that opens nothing, so that nobody learns which ones ever did.
  if (!door) return findBookingsPage(site, { ended: true })
  const { act } = place
  if (act === null) {
    const said = SAID.find((one) => one === c.req.query('said')) as Said | undefined
    return bookingPage(site, door, await readShown(door), { clientId: newToken(), said: said ?? null })
  }
  const form = await readForm(c, { files: false })
  const again = async (shown: Again) =>
    bookingPage(site, door, await readShown(door), {
      clientId: form.text('clientId') || newToken(),
      failed: { ...shown, act, typed: form.typed },
    })
  if (!door.canAct) return again({ status: 403, faults: [{ id: null, words: site.t('bkViewOnly') }] })
  try {
    const acted = await performOnBooking(c, site, door, act, form)
    if ('to' in acted) return acted
    if ('faults' in acted) return await again({ status: 422, faults: acted.faults })
    return bookingPage(site, door, await readShown(door), { clientId: newToken(), shared: acted.shared })
  } catch (error) {
    if (error instanceof CodedError && /^(rate_limited|unavailable)$/.test(error.code)) return again(hurry(site, error))
    const faults = pastFaults(site, error)
    const now = await openBooking(site.ctx, place.token)
    if (!now) return findBookingsPage(site, { ended: true })
    return bookingPage(site, now, await readShown(now), {
      clientId: newToken(),
      failed: { status: 409, faults, act, typed: form.typed },
    })
  }
}

async function takeAddress(c: AppContext, site: Site): Promise<Page> {
  const form = await readForm(c, { files: false })
  const email = v.safeParse(Email, form.text('email'))
  const { typed } = form
  if (!email.success) {
    return findBookingsPage(site, { status: 422, typed, faults: [{ id: 'f.email', words: site.t('faultEmail') }] })
  }
  try {
    await requestBookingLinks(c, site, email.output)
    return askedForBookingsPage(site, email.output)
  } catch (error) {
    return findBookingsPage(site, { ...hurry(site, error), typed })
  }
}
