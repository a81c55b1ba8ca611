import { realtimeEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createRoomTicket } from './service.ts'

export function mountRealtime(app: App): void {
  route(app, realtimeEndpoints.createRoomTicket, (ctx, { body }) => createRoomTicket(ctx, body))
}
