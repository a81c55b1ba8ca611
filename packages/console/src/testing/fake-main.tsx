import { AGENT_ROLES } from '@deskbell/protocol'
import { start } from '../app/start.tsx'
import { createFakeApi } from './fake-api.ts'
import { createFakeClient, type FakeControls } from './fake-client.ts'

declare global {
  interface Window {
    fake: FakeControls
  }
}

const query = new URLSearchParams(location.search)
const { client, controls } = createFakeClient({
  signedIn: !query.has('signed-out'),
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
  role: AGENT_ROLES.find((role) => role === query.get('role')) ?? 'admin',
  page: Number(query.get('page') ?? 12),
})
window.fake = controls
start(client, createFakeApi())
