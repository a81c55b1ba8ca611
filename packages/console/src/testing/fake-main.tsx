import { AGENT_ROLES } from '@deskbell/protocol'
import { start } from '../app/start.tsx'
import { createWorkspaceChoice } from '../app/workspace-choice.ts'
import { createFakeApi } from './fake-api.ts'
import { createFakeClient, type FakeControls } from './fake-client.ts'
import { createFakeHelp, type HelpControls } from './help/service.ts'

declare global {
  interface Window {
    fake: FakeControls & { help: HelpControls }
  }
}

const query = new URLSearchParams(location.search)
const choice = createWorkspaceChoice()
const { client, controls } = createFakeClient({
  signedIn: !query.has('signed-out'),
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
  role: AGENT_ROLES.find((role) => role === query.get('role')) ?? 'admin',
  page: Number(query.get('page') ?? 12),
  workspaceId: choice.get,
})
const help = createFakeHelp({
  empty: query.has('empty'),
  slow: query.has('slow'),
  failing: query.has('failing'),
  page: Number(query.get('page') ?? 50),
})
window.fake = { ...controls, help: help.controls }
const api = createFakeApi(
  {
    empty: query.has('empty'),
    slow: query.has('slow'),
    failing: query.has('failing'),
    several: query.has('several'),
    selfHosted: query.has('self-hosted'),
  },
  help,
)
start(client, api, choice)
