import type { Booking, BookingSession, CreateBooking } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/database.ts'
import { createJobRunner } from '../../../platform/jobs/runner.ts'
import type { Mail } from '../../../platform/mail.ts'
import {
  type Answer,
  type Call,
  newClientId,
  type TestAgent,
  type TestApi,
  type TestWorkspace,
  testApi,
} from '../../../testing/api.ts'
import { book } from '../../../testing/bookings.ts'

/** A workspace with two who visit customers, and what it took to tell whom of what. */
export interface Desk {
  readonly api: TestApi
  readonly workspace: TestWorkspace
  readonly admin: TestAgent
  readonly sam: TestAgent
  readonly kim: TestAgent
  /** Books for a customer of their own, who is somebody known to the host. */
  book(more?: Partial<CreateBooking>): Promise<Booking & { readonly email: string }>
  report(booking: { readonly id: string }, status: string, more?: object, by?: TestAgent): Promise<Answer<Booking>>
  /** Lets everything happen that is due, also what waits for somebody to read. */
  settle(): Promise<void>
  runDue(): Promise<void>
  /** What was mailed to an address since one looked last. */
  mails(email: string): Mail[]
  /** Somebody who opens the link of the newest mail to an address. */
  guest(email: string): Promise<Call>
}

let made = 0

export async function openDesk(connect: () => Kysely<Database>): Promise<Desk> {
  const api = testApi(connect())
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  const sam = await api.agent(workspace, { role: 'provider', name: 'Sam' })
  const kim = await api.agent(workspace, { role: 'provider', name: 'Kim' })
  const runner = createJobRunner(api.deps)
  // Of another node, over connections of its own and with the same clock and mailer.
  const other = createJobRunner({ ...api.deps, db: connect() })
  const { sent } = api.deps.mailer
  const links = new Map<string, string>()
  const runDue = async () => {
    await Promise.all([runner.runDue(), other.runDue()])
    for (const { to, text } of sent) {
      const token = /\/bookings\/([\w-]{20,})/.exec(text)?.[1]
      if (token) links.set(to, token)
    }
  }
  return {
    api,
    workspace,
    admin,
    sam,
    kim,
    async book(more = {}) {
      const email = `ada${++made}@example.com`
      const customer = { externalId: newClientId(), name: 'Ada Lovelace', email, timeZone: 'Europe/Lisbon' }
      const booking = await book(api, admin, { customer, provider: { id: sam.id }, ...more })
      return { ...booking, email }
    },
    report: ({ id }, status, more = {}, by = sam) =>
      by.call('POST', `/v1/bookings/${id}/status`, { body: { clientId: newClientId(), status, ...more } }),
    runDue,
    async settle() {
      await runDue()
      api.deps.clock.advance(61_000)
      await runDue()
    },
    mails(email) {
      const own = sent.filter(({ to }) => to === email.toLowerCase())
      for (const mail of own) sent.splice(sent.indexOf(mail), 1)
      return own
    },
    async guest(email) {
      const session = await api.call<BookingSession>('POST', '/v1/booking-sessions', {
        body: { token: links.get(email) },
      })
      const headers = { authorization: `Bearer ${session.body.accessToken}` }
      return (method, path, given = {}) => api.call(method, path, { ...given, headers })
    },
  }
}
