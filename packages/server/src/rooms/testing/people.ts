import type { ParticipantRef, Room, RoomEvent } from '@deskbell/protocol'
import { typeid } from 'typeid-js'

export const anAgent = (): ParticipantRef => ({ kind: 'agent', id: typeid('agt').toString() })
export const aCustomer = (): ParticipantRef => ({ kind: 'customer', id: typeid('cus').toString() })

export const aConversationRoom = (): Room => ({ party: 'conversation', id: typeid('cnv').toString() })
export const aCustomerRoom = (): Room => ({ party: 'customer', id: typeid('cus').toString() })
export const anInboxRoom = (): Room => ({ party: 'inbox', id: typeid('wsp').toString() })

/** An event that carries a number, so that order can be seen. */
export function numbered(room: Room, readSeq: number): RoomEvent {
  const conversationId = room.id.replace(/^[a-z]+/, 'cnv')
  const participant = { kind: 'system' as const, id: null }
  return { t: 'receipt', conversationId, receipt: { participant, deliveredSeq: readSeq, readSeq } }
}
