import { createAgentClient } from '@deskbell/sdk/agent'
import { createApi } from './api/api.ts'
import { createCall } from './api/http.ts'
import { watchSession } from './api/watch-session.ts'
import { start } from './app/start.tsx'

const watch = watchSession((...args) => fetch(...args))
const client = createAgentClient({ url: location.origin, fetch: watch.fetch })
const desk = start(client, createApi(createCall(watch.fetch)))
watch.onEnded(desk.session.expire)
