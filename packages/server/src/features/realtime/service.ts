import {
  CodedError,
  type CreateRoomTicket,
  type ParticipantRef,
  type Room,
  type RoomTicket,
  roomPath,
} from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { requireBooking } from '../bookings/index.ts'
import { requireConversation, requireThreadCaller } from '../conversations/index.ts'

/**
 * A pass for one room, for a minute. Customers enter their own conversations and their own room;
 * agents any conversation of the workspace and its inbox; whoever may see a booking enters its room, but for its
 * provider, who has one of their own. Throws `not_found` for any other room.
 */
export async function createRoomTicket(ctx: Ctx, input: CreateRoomTicket): Promise<RoomTicket> {
  const who = await requireEntry(ctx, input.room)
  const { tickets, clock, config } = ctx.deps
  const { ticket, expiresAt } = await tickets.sign(input.room, who, clock.now())
  const origin = (config.rooms === 'partykit' && config.partykitUrl) || config.publicUrl
  const url = new URL(roomPath(input.room), origin.replace(/^http/, 'ws'))
  return { ticket, url: url.href, expiresAt: new Date(expiresAt).toISOString() }
}

/** Whoever asks, as the room knows them. Throws `not_found` where they may not enter. */
async function requireEntry(ctx: Ctx, room: Room): Promise<ParticipantRef> {
  const { actor, workspaceId } = ctx
  switch (room.party) {
    case 'conversation': {
      const { kind, id, scope } = requireThreadCaller(ctx)
      await requireConversation(ctx.deps.db, scope, room.id)
      return { kind, id }
    }
    case 'booking':
      await requireBooking(ctx, ctx.deps.db, room.id)
      if (actor.kind === 'guest') return { kind: 'customer', id: actor.customerId }
      // A provider has a room of their own, which tells them what is theirs to know.
      if (actor.kind === 'agent' && actor.role === 'provider') break
      if (actor.kind === 'customer' || actor.kind === 'agent') return { kind: actor.kind, id: actor.id }
      break
    case 'customer':
      if (actor.kind === 'customer' && room.id === actor.id) return { kind: 'customer', id: actor.id }
      break
    case 'inbox':
      if (actor.kind === 'agent' && actor.role !== 'provider' && room.id === workspaceId) {
        return { kind: 'agent', id: actor.id }
      }
      break
    case 'provider':
      if (actor.kind === 'agent' && room.id === actor.id) return { kind: 'agent', id: actor.id }
      break
  }
  throw noSuchRoom()
}

function noSuchRoom(): CodedError {
  return new CodedError('not_found', 'There is no such room')
}
