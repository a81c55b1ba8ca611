import type { Conversation, Ticket } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { writable } from '../core/readable.ts'
import type { Client } from '../types.ts'
import type { LiveTicket, TicketState } from './types.ts'

/**
 * Follows a ticket by what the customer's room tells of its conversation: status and subject are
 * shown at once, everything else is asked for.
 */
export function followTicket(client: Client, ticketId: string, ask: () => Promise<Ticket>): LiveTicket {
  const state = writable<TicketState>({ ticket: null, trouble: null })
  const list = client.conversations()
  /** What the conversation told last, as one string. */
  let told = ''
  /** Counts the questions, so that an answer to an earlier one is dropped. */
  let asked = 0
  let released = false

  async function reload(): Promise<void> {
    asked += 1
    const mine = asked
    try {
      const ticket = await ask()
      if (mine === asked && !released) state.set({ ticket, trouble: null })
    } catch (error) {
      if (mine === asked && !released) state.set({ ...state.get(), trouble: toTrouble(error) })
    }
  }

  function hear(items: readonly Conversation[]): void {
    const found = items.find(({ ticket }) => ticket?.id === ticketId)
    if (!found?.ticket) return
    const { status, subject } = found.ticket
    const now = JSON.stringify([status, subject, found.lastSeq])
    if (now === told) return
    const first = told === ''
    told = now
    const { ticket } = state.get()
    if (ticket) state.set({ ...state.get(), ticket: { ...ticket, status, subject } })
    if (!first) void reload()
  }

  hear(list.state.get().items)
  const stop = list.state.subscribe(({ items }) => hear(items))
  void reload()

  return {
    state,
    reload,
    put(ticket) {
      // Whatever is under way was asked before.
      asked += 1
      state.set({ ticket, trouble: null })
    },
    release() {
      released = true
      stop()
      list.release()
    },
  }
}
