import type { Feature } from '../feature.ts'
import { BOOKING_LINKS_JOB, mailBookingLinks } from './bookings/link-mail.ts'
import { mailPreferencesLink, PREFERENCES_LINK_JOB } from './preferences/link-mail.ts'
import { servePortal } from './serve.ts'
import { LIST_LINK_JOB, mailListLinks } from './support/link-mail.ts'

/** The public pages: help centre, contact, people's requests, and what people are told. */
export const portal: Feature = {
  name: 'portal',
  jobs: {
    [LIST_LINK_JOB]: mailListLinks,
    [PREFERENCES_LINK_JOB]: mailPreferencesLink,
    [BOOKING_LINKS_JOB]: mailBookingLinks,
  },
  mount(app) {
    // Its addresses begin with any language and any workspace, which a router's patterns cannot say.
    app.use('*', servePortal)
  },
}
