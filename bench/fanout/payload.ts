import type { Entry, Participant, RoomEvent } from '@deskbell/protocol'
import { STAMP } from './plan.ts'

const CONVERSATION = 'cnv_01h455vb4pex5vsknk084sn02q'
const AUTHOR = { kind: 'agent', id: 'agt_01h455vb4pex5vsknk084sn02q' } as const
const PARTICIPANTS: Participant[] = [{ ...AUTHOR, name: 'Mira Holm' }]
const TEXT =
  'Thanks for waiting. I moved your booking to Thursday at 14:30 and sent the new confirmation; ' +
  'the old one no longer counts. Is there anything else I can do for you?'

/** What a room really carries when a message was written, stamped with `at` in microseconds. */
export function messageEvent(seq: number, at: number): RoomEvent {
  const entry: Entry = {
    id: 'ent_01h455vb4pex5vsknk084sn02q',
    conversationId: CONVERSATION,
    seq,
    at: '2026-03-01T09:30:00.000Z',
    by: AUTHOR,
    type: 'message',
    clientId: STAMP + String(at).padStart(16, '0'),
    content: { type: 'text', text: TEXT },
  }
  return { t: 'entry', conversationId: CONVERSATION, entry, participants: PARTICIPANTS }
}
