import type { Booking, BookingLink, CreateBooking } from '@deskbell/protocol'
import { newClientId, type TestAgent, type TestApi, type TestWorkspace } from '../../../testing/api.ts'
import { book } from '../../../testing/bookings.ts'

/** A booking with its provider on one side, and links for whoever looks at its page on the other. */
export interface BookedVisit {
  readonly booking: Booking
  readonly admin: TestAgent
  readonly provider: TestAgent
  /** Paths of the page: for the customer, and for those who only look. */
  readonly manage: string
  readonly view: string
  /** What the provider's app says. */
  report(status: string, more?: object): Promise<void>
  /** Goes on to where the customer is asked. */
  finish(): Promise<void>
  /** How it stands now. */
  now(): Promise<Booking>
}

const VISIT: Partial<CreateBooking> = {
  service: 'Loan signing at home',
  place: { address: '12 Lighthouse Lane, Portland, ME 04101', point: { latitude: 43.6591, longitude: -70.2568 } },
  price: { amount: 12_500, currency: 'USD' },
  paymentStatus: 'paid',
  checklist: ['A valid passport or driving licence', 'The unsigned papers', 'A table with room for two'],
  notes: 'The bell is broken; please knock.',
  timeZone: 'America/New_York',
}

export async function bookVisit(
  api: TestApi,
  workspace: TestWorkspace,
  more: Partial<CreateBooking> = {},
): Promise<BookedVisit> {
  const admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  const provider = await api.agent(workspace, { role: 'provider', name: 'María Núñez' })
  const booking = await book(api, admin, { ...VISIT, provider: { id: provider.id as never }, ...more })
  const at = `/v1/bookings/${booking.id}`
  const linkFor = async (scope: 'manage' | 'view') => {
    const { body } = await admin.call<BookingLink>('POST', `${at}/links`, { body: { scope } })
    return new URL(body.url).pathname
  }
  const visit: BookedVisit = {
    booking,
    admin,
    provider,
    manage: await linkFor('manage'),
    view: await linkFor('view'),
    async report(status, said = {}) {
      const body = { clientId: newClientId(), status, ...said }
      const answer = await provider.call('POST', `${at}/status`, { body })
      if (answer.status !== 200) throw new Error(`${status} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    },
    async finish() {
      for (const status of ['on_way', 'arrived', 'in_progress', 'completed']) await visit.report(status)
    },
    now: async () => (await admin.call<Booking>('GET', at)).body,
  }
  return visit
}
