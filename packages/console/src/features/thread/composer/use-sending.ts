import type { Agent, Ticket } from '@deskbell/protocol'
import { useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import type { ConversationHandle } from '../../../sdk.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { useAction } from '../../../ui/use-action.ts'
import type { Attachments } from '../../files/use-attachments.ts'
import type { Notes } from '../use-notes.ts'
import { mentionsIn } from './suggest.ts'

export type Then = 'waiting' | 'resolved' | null

interface Options {
  id: string
  ticket: Ticket | null
  handle: ConversationHandle
  notes: Notes
  attachments: Attachments
  agents: readonly Agent[]
  /** The words are on their way and need not be kept. */
  sent: () => void
}

/**
 * Sends what was written. Plain text goes by the outbox, which waits for a connection; with files,
 * with a step of the ticket, and as a note it goes at once or stays where it is.
 */
export function useSending({ id, ticket, handle, notes, attachments, agents, sent }: Options) {
  const { tickets } = useDesk()
  const last = useRef({ said: '', clientId: '' })
  /** The same words keep their id, so that trying again does not say them twice. */
  const clientIdOf = (said: unknown) => {
    const key = JSON.stringify(said)
    if (last.current.said !== key) last.current = { said: key, clientId: newClientId() }
    return last.current.clientId
  }
  const done = () => {
    last.current = { said: '', clientId: '' }
    attachments.clear()
    sent()
  }
  const action = useAction(async (mode: 'reply' | 'note', text: string, then: Then) => {
    const attachmentIds = attachments.ids
    const clientId = clientIdOf([mode, text, then, attachmentIds])
    if (mode === 'note') {
      const mentions = mentionsIn(text, agents)
      notes.add(await tickets.api.addNote(id, { clientId, text, mentions, attachmentIds }))
    } else {
      const message = { clientId, content: { type: 'text' as const, text }, attachmentIds }
      if (ticket) {
        const answer = await tickets.api.reply(ticket.id, { ...message, ...(then && { status: then }) })
        tickets.put(answer.ticket)
      } else await tickets.api.send(id, message)
    }
    done()
  })
  return {
    busy: action.busy,
    problem: action.problem,
    send(mode: 'reply' | 'note', text: string, then: Then) {
      if (mode === 'reply' && then === null && attachments.list.length === 0) {
        handle.send(text)
        done()
      } else void action.run(mode, text, then)
    },
  }
}
