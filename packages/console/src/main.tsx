import { createAgentClient } from '@deskbell/sdk/agent'
import { createApi } from './api/api.ts'
import { start } from './app/start.tsx'

start(createAgentClient({ url: location.origin }), createApi())
