import type { Ticket } from '@deskbell/protocol'
import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import type { TicketDesk } from '../../app/ticket-desk.ts'
import type { ConversationState } from '../../sdk.ts'
import type { Load } from '../../ui/load.ts'

type Opened = ReturnType<TicketDesk['open']>
const LOADING: Load<Ticket> = { kind: 'loading' }

/** A ticket kept live while it is shown; null where there is none to show. */
export function useTicket(ticketId: string | null): { state: Load<Ticket> | null; reload: () => void } {
  const { tickets } = useDesk()
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    if (ticketId === null) return
    const one = tickets.open(ticketId)
    setOpened(one)
    return () => {
      setOpened(null)
      one.release()
    }
  }, [tickets, ticketId])
  return { state: ticketId === null ? null : (opened?.state.value ?? LOADING), reload: () => opened?.reload() }
}

/**
 * The ticket a conversation has become; null where it is none. The log says so where it reaches far
 * enough back, else the service is asked.
 */
export function useTicketId(
  conversationId: string,
  state: ConversationState,
  known: string | undefined,
): string | null {
  const { tickets } = useDesk()
  const [asked, setAsked] = useState<string | null>(null)
  const logged = state.entries.findLast((entry) => entry.type === 'ticket')
  const unclear = known === undefined && !logged && state.load === 'ready' && state.hasOlder
  useEffect(() => {
    if (!unclear) return
    let current = true
    tickets.api.getConversation(conversationId).then(
      ({ ticket }) => current && setAsked(ticket?.id ?? null),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [tickets, conversationId, unclear])
  return known ?? (logged?.type === 'ticket' ? logged.ticket.id : asked)
}
