import { CodedError, type CreateRoomTicket, type Room, type RoomTicket, roomPath } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { requireCaller, requireConversation } from '../conversations/index.ts'

/**
 * A pass for one room, for a minute. Customers enter their own conversations and their own room;
 * agents any conversation of the workspace and its inbox. Throws `not_found` for any other room.
 */
export async function createRoomTicket(ctx: Ctx, input: CreateRoomTicket): Promise<RoomTicket> {
  if (ctx.actor.kind === 'agent' && ctx.actor.role === 'provider') throw noSuchRoom()
  const caller = requireCaller(ctx)
  await requireEntry(ctx, input.room)
  const { tickets, clock, config } = ctx.deps
  const { ticket, expiresAt } = await tickets.sign(input.room, { kind: caller.kind, id: caller.id }, clock.now())
  const origin = (config.rooms === 'partykit' && config.partykitUrl) || config.publicUrl
  const url = new URL(roomPath(input.room), origin.replace(/^http/, 'ws'))
  return { ticket, url: url.href, expiresAt: new Date(expiresAt).toISOString() }
}

async function requireEntry(ctx: Ctx, room: Room): Promise<void> {
  const caller = requireCaller(ctx)
  switch (room.party) {
    case 'conversation':
      await requireConversation(ctx.deps.db, caller.scope, room.id)
      return
    case 'customer':
      if (caller.kind === 'customer' && room.id === caller.id) return
      break
    case 'inbox':
      if (caller.kind === 'agent' && room.id === ctx.workspaceId) return
      break
  }
  throw noSuchRoom()
}

function noSuchRoom(): CodedError {
  return new CodedError('not_found', 'There is no such room')
}
