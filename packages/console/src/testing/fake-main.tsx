import { AGENT_ROLES } from '@deskbell/protocol'
import { createUploads } from '@deskbell/sdk/uploads'
import type { Api } from '../api/api.ts'
import { createCall } from '../api/http.ts'
import { start } from '../app/start.tsx'
import { createWorkspaceChoice } from '../app/workspace-choice.ts'
import { bookingScene } from './bookings/fixtures.ts'
import { type BookingControls, createFakeBookings } from './bookings/service.ts'
import { firstOf } from './dispatch.ts'
import { createFakeApi } from './fake-api.ts'
import { createFakeClient, type FakeControls } from './fake-client.ts'
import { createFakeHelp, type HelpControls } from './help/service.ts'
import { createFakeNotices, type NoticeControls } from './notices/service.ts'
import { wireCall } from './notices/wire.ts'
import { freshScene, visitScene } from './provider/fixtures.ts'
import { createFakeField, type FieldControls } from './provider/service.ts'
import { createFakeSending } from './sending/service.ts'
import { createFakeSetup, type SetupControls } from './setup/service.ts'
import { ticketScenes } from './tickets/scenario.ts'
import { createFakeTickets, type TicketControls } from './tickets/service.ts'

declare global {
  interface Window {
    fake: FakeControls & {
      help: HelpControls
      tickets: TicketControls
      setup: SetupControls
      notices: NoticeControls
      bookings: BookingControls
      field: FieldControls
    }
  }
}

const query = new URLSearchParams(location.search)
const choice = createWorkspaceChoice()
const tickets = ticketScenes()
const notices = createFakeNotices(
  {
    empty: query.has('empty'),
    slow: query.has('slow'),
    failing: query.has('failing'),
    equipped: query.has('equipped'),
    page: Number(query.get('page') ?? 50),
  },
  () => desk,
)
const field = createFakeField(
  { empty: query.has('empty'), slow: query.has('slow'), failing: query.has('failing') },
  () => desk,
)
const { client, controls, desk } = createFakeClient({
  signedIn: !query.has('signed-out'),
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
  role: AGENT_ROLES.find((role) => role === query.get('role')) ?? 'admin',
  page: Number(query.get('page') ?? 12),
  workspaceId: choice.get,
  call: wireCall(firstOf(notices.send, field.send)),
  more: [...tickets.map(({ scene }) => scene), bookingScene(), visitScene(), freshScene()],
})
const help = createFakeHelp({
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
  page: Number(query.get('page') ?? 50),
})
const ticketService = createFakeTickets(
  {
    empty: query.has('empty'),
    slow: query.has('slow'),
    failing: query.has('failing'),
    page: Number(query.get('page') ?? 50),
  },
  tickets.map(({ ticket }) => ticket),
  desk,
)
const setup = createFakeSetup({ empty: query.has('empty'), slow: query.has('slow'), failing: query.has('failing') })
const bookings = createFakeBookings(
  {
    empty: query.has('empty'),
    slow: query.has('slow'),
    failing: query.has('failing'),
    page: Number(query.get('page') ?? 50),
  },
  desk,
)
const sending = createFakeSending({
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
})
window.fake = {
  ...controls,
  help: help.controls,
  tickets: ticketService.controls,
  setup: setup.controls,
  notices: notices.controls,
  bookings: bookings.controls,
  field: field.controls,
}
const wire: Pick<Api, 'call' | 'upload' | 'attachments'> = {
  call: createCall(firstOf(help.send, setup.send, notices.send, sending.send, ticketService.send, bookings.send)),
  upload: help.upload,
  attachments: createUploads({ origin: location.origin, fetch: ticketService.send }),
}
const api = createFakeApi(
  {
    empty: query.has('empty'),
    slow: query.has('slow'),
    failing: query.has('failing'),
    several: query.has('several'),
    selfHosted: query.has('self-hosted'),
  },
  wire,
)
start(client, api, choice)
