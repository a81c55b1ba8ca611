import { createAgentClient } from '@deskbell/sdk/agent'
import { createUploads } from '@deskbell/sdk/uploads'
import { createApi } from './api/api.ts'
import { createCall } from './api/http.ts'
import { createUpload } from './api/upload.ts'
import { watchSession } from './api/watch-session.ts'
import { start } from './app/start.tsx'
import { createWorkspaceChoice } from './app/workspace-choice.ts'

const choice = createWorkspaceChoice()
const watch = watchSession((...args) => fetch(...args))
const client = createAgentClient({ url: location.origin, fetch: watch.fetch, workspaceId: choice.get })
const attachments = createUploads({
  origin: location.origin,
  fetch: watch.fetch,
  headers: () => {
    const id = choice.get()
    return id === null ? {} : { 'deskbell-workspace': id }
  },
})
const { session, workspaces } = start(
  client,
  createApi(createCall(watch.fetch, choice.get), createUpload(undefined, choice.get), attachments),
  choice,
)
watch.onEnded(session.expire)
watch.onMissing(async () => {
  const left = await session.findLeft()
  if (left) workspaces.leave(left.name)
})
