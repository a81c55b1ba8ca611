import { realtimeEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { createRoomTicket } from './service.ts'

export function mountRealtime(app: App): void {
  route(app, realtimeEndpoints.createRoomTicket, (ctx, { body }) => createRoomTicket(ctx, body), {
    limits: [RATE_RULES.roomTicket],
  })
}
